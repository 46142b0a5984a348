// Nothing here is needed: every page is whole without it.
"use strict";
