"""``python -m sakip_xl.cli``."""

import sys

from sakip_xl.cli import main

sys.exit(main())
