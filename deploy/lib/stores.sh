# Where an install's stores are, and a backup's manifest. Sourced by backup and restore with $data set.
new_folder() {
  mkdir -p "$1"
  [ -z "$(ls -A "$1")" ] || { echo "$1 is not empty: nothing was written." >&2; exit 1; }
}

from_data() { case $1 in /*) echo "$1" ;; *) echo "$data/$1" ;; esac }
database_file() { local file; file=$(setting tickets database); from_data "${file:-tickets.db}"; }
media_folder() { local folder; folder=$(setting tickets media); from_data "${folder:-$(dirname "$(setting tickets database)")/media}"; }
redis_folder() { echo "$data/redis"; }

# The install's running Redis. The password goes by the environment: the command line is everybody's to read.
redis_live() {
  REDISCLI_AUTH=$(cat "$data/secrets/redis" 2>/dev/null || true) redis-cli --no-auth-warning -h "$(setting redis host | grep . || echo 127.0.0.1)" -p "$(setting redis port | grep . || echo 7379)" "$@"
}

sql() { sqlite3 -batch -noheader "$(database_file)" "$@"; }

# Names and digests of every file, and what must fit to read them.
write_manifest() {  # FOLDER BEGAN_MS
  local folder=$1 began=$2
  {
    echo "format 1"
    echo "began_ms $began"
    echo "ended_ms $(date +%s%3N)"
    echo "program $(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)"
    echo "schema $(sqlite3 "$folder/tickets.db" 'PRAGMA user_version')"
    echo "epoch $(sqlite3 "$folder/tickets.db" 'SELECT epoch FROM install')"
    echo "redis $(redis_live INFO server | tr -d '\r' | sed -n 's/^redis_version://p')"
    echo "files"
    (cd "$folder" && find . -type f ! -name "MANIFEST*" -print0 | sort -z | xargs -0 sha256sum)
  } >"$folder/MANIFEST.new"
  mv "$folder/MANIFEST.new" "$folder/MANIFEST"
}

manifest_says() { sed -n "s/^$2 //p" "$1/MANIFEST" | head -n 1; }

# Stops unless every file is there as it was written.
check_manifest() {
  local folder=$1
  [ -s "$folder/MANIFEST" ] || { echo "$folder has no MANIFEST: it is no whole backup." >&2; exit 1; }
  [ "$(manifest_says "$folder" format)" = 1 ] || { echo "The backup is of a newer format than this program." >&2; exit 1; }
  (cd "$folder" && sed '1,/^files$/d' MANIFEST | sha256sum --check --quiet --strict) || { echo "The backup is damaged: nothing was restored." >&2; exit 1; }
}
