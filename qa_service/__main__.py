"""Run the command line: ``python -m qa_service``."""

from .cli import main

if __name__ == "__main__":
    main(prog_name="python -m qa_service")
