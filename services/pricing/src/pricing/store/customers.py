"""Customers, and whose an address is."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, select

from pricing.domain.customer import CustomerRecord, addresses_of, lookups
from pricing.errors import InvalidFileError
from pricing.store.records import Plan, RecordStore, portions
from pricing.tables import customer_addresses, customers


class CustomerStore(RecordStore[CustomerRecord]):
    """Customers by their id; an address is one customer's."""

    model = CustomerRecord
    table = customers

    def words(self, record: CustomerRecord) -> Sequence[str]:
        """Id, name, addresses, tax number and price list."""
        known = (record.tax_number, record.price_list)
        addresses = addresses_of(record)
        return record.customer_id, record.name, *addresses, *filter(None, known)

    async def find_sender(self, email: str | None) -> CustomerRecord | None:
        """The customer who writes from this address: the address' own before its domain's."""
        asked = lookups(email)
        for portion in portions(asked):
            table = customer_addresses
            rows = await self._session.execute(select(table).where(table.c.address.in_(portion)))
            owners = {row.address: row.customer for row in rows}
            for address in asked:
                if address in owners:
                    return await self.find(owners[address])
        return None

    async def plan(
        self, records: Mapping[str, CustomerRecord], *, replace: bool
    ) -> Plan[CustomerRecord]:
        """Raises InvalidFileError where an address is another customer's who stays."""
        plan = await super().plan(records, replace=replace)
        wanted = {a: key for key, record in records.items() for a in addresses_of(record)}
        taken = []
        for portion in portions(wanted):
            table = customer_addresses
            rows = await self._session.execute(select(table).where(table.c.address.in_(portion)))
            taken += [
                f"{row.address} is {row.customer}'s already"
                for row in rows
                if row.customer not in plan.updated | plan.removed
            ]
        if taken:
            raise InvalidFileError(f"Nothing was imported: {'; '.join(sorted(taken))}.")
        return plan

    async def put(
        self, records: Mapping[str, CustomerRecord], *, replace: bool
    ) -> Plan[CustomerRecord]:
        """The customers and their addresses."""
        plan = await super().put(records, replace=replace)
        gone = [{"gone": key} for key in plan.updated | plan.removed]
        if gone:
            table = customer_addresses
            statement = delete(table).where(table.c.customer == bindparam("gone"))
            await self._session.execute(statement, gone)
        rows = [
            {"address": address, "customer": key}
            for key, record in records.items()
            for address in dict.fromkeys(addresses_of(record))
        ]
        if rows:
            await self._session.execute(insert(customer_addresses), rows)
        return plan
