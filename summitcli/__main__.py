"""`python -m summitcli` is `summit`."""

import sys

from summitcli.cli import main

sys.exit(main())
