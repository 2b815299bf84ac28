# Keeps a throw-away PostgreSQL cluster until standard input closes. Arguments: the folder with PostgreSQL's programs, a free port.
# Prints `ready` once it accepts connections.
trap '' INT TERM HUP
programs=$1
port=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/mienskip-pg.XXXXXX") || exit 1

clean() {
  "$programs/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait stop >/dev/null 2>&1
  rm -rf "$folder"
}
fail() {
  cat "$folder"/*.log >&2
  clean
  exit 1
}

"$programs/initdb" --pgdata="$folder/data" --auth=trust --username=postgres --encoding=UTF8 --no-locale --no-sync \
  >"$folder/initdb.log" 2>&1 || fail
# Nothing here has to outlive a power cut.
"$programs/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --wait start --options="\
  -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$folder' \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" >"$folder/start.log" 2>&1 || fail

echo ready
cat >/dev/null
clean
