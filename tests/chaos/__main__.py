"""`make chaos`: hundreds of quotes while everything is killed; exit code 1 where one is wrong."""

import argparse
import asyncio
import random
import tempfile
from pathlib import Path

from rich.console import Console

from chaos.run import unleash
from support.stack import Product, import_samples, make_stack


def main() -> int:
    """Run on a stack of its own, print the report."""
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311
    parser.add_argument("--workflows", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=300.0, help="how long to kill")
    parser.add_argument("--keep", type=Path, help="a folder for data and logs, kept afterwards")
    arguments = parser.parse_args()
    console = Console(stderr=True, highlight=False)
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        stack = make_stack(arguments.keep or Path(folder))
        with stack.running(console.print):

            async def run() -> int:
                product = Product(stack)
                await import_samples(product)
                await product.close()
                report = await unleash(
                    stack,
                    seed=arguments.seed,
                    workflows=arguments.workflows,
                    seconds=arguments.seconds,
                    say=console.print,
                )
                for line in report.lines():
                    console.print(line)
                return 1 if report.violations else 0

            return asyncio.run(run())


if __name__ == "__main__":
    raise SystemExit(main())
