#!/bin/bash
# One schema and one login role for each service; none can read another's. PostgreSQL's image runs
# this when the volume is empty. After a change of a password in .env:
#   docker-compose up -d postgres
#   docker-compose exec postgres bash /docker-entrypoint-initdb.d/10-roles.sh
set -euo pipefail

role() { # name, password
  psql -v ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    -v database="$POSTGRES_DB" -v role="$1" -v password="$2" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" PASSWORD :'password';
ALTER ROLE :"role" IN DATABASE :"database" SET search_path = :"role";
CREATE SCHEMA IF NOT EXISTS :"role" AUTHORIZATION :"role";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"role";
SQL
}

role summarizer "$SUMMARIZER_DB_PASSWORD"
role pricing "$PRICING_DB_PASSWORD"
role quotes "$QUOTES_DB_PASSWORD"
role conductor "$CONDUCTOR_DB_PASSWORD" # used with docker-compose.postgres.yml
