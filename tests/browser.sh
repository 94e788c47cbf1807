#!/usr/bin/env bash
# Gets Debian's chromium for the browser tests where that is allowed; never fails: without it those tests are skipped.
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if find_chromium >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the browser tests …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-noto-core; } >/dev/null 2>&1 </dev/null
fi
find_chromium >/dev/null || echo "!!! No chromium: THE BROWSER TESTS WILL BE SKIPPED (apt-get install chromium) !!!"
exit 0
