# Puts the two stores of an install back together. Sourced by restore with $data, $backup, $what, $since_ms set.
quiet_socket=
quiet_pid=

# Anything that answers on the install's ports may write: then nothing is touched.
refuse_running() {
  local name port
  for name in redis tickets webhook console sender; do
    if [ "$name" = redis ]; then port=$(setting redis port); else port=$(setting "$name" address | sed 's/.*://'); fi
    if [ -n "$port" ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$name answers on port $port: the install runs (./deploy/up --stop). Nothing was restored." >&2
      exit 1
    fi
  done
}

refuse_overwriting() {  # both, redis or sql: what is to be written
  local redis_there sql_there
  redis_there=$(ls -A "$(redis_folder)" 2>/dev/null | head -n 1) || true
  sql_there=; [ ! -e "$(database_file)" ] || sql_there=yes
  if [ "$1" != sql ] && [ -n "$redis_there" ]; then echo "$(redis_folder) is not empty: move it away first. Nothing was restored." >&2; exit 1; fi
  if [ "$1" != redis ] && [ -n "$sql_there" ]; then echo "$(database_file) is there: move it away first. Nothing was restored." >&2; exit 1; fi
  if [ "$1" = redis ] && [ -z "$sql_there" ]; then echo "--redis-lost, but there is no $(database_file)." >&2; exit 1; fi
  if [ "$1" = sql ] && [ -z "$redis_there" ]; then echo "--sql-lost, but there is nothing in $(redis_folder)." >&2; exit 1; fi
}

take_database() {
  mkdir -p "$(dirname "$(database_file)")"
  cp "$backup/tickets.db" "$(database_file)"
}
take_media() {
  [ ! -d "$backup/media" ] || { mkdir -p "$(media_folder)" && cp -a "$backup/media/." "$(media_folder)/"; }
}
take_redis() {
  mkdir -p "$(redis_folder)"
  cp "$backup/redis.rdb" "$(redis_folder)/dump.rdb"
}

# Who was erased before or after the backup: serapctl release erases them again.
take_erased() {
  [ ! -e "$backup/erased.txt" ] || cat "$backup/erased.txt" >>"$data/erased.txt"
  [ ! -e "$data/erased.txt" ] || sort -u -o "$data/erased.txt" "$data/erased.txt"
}

# A Redis that nobody else can reach: no port, a socket in a folder of ours. From a backup it reads dump.rdb and writes the
# append-only file from it; with that switched on at the start it would see no append-only file and begin empty.
start_quiet_redis() {  # both, redis or sql
  local append=yes
  [ "$1" = sql ] || append=no
  quiet_socket=$(mktemp -d)/redis.sock
  redis-server --port 0 --unixsocket "$quiet_socket" --dir "$(redis_folder)" --save "" --appendonly "$append" --appendfsync always \
    --maxmemory 0 --daemonize no >"$(dirname "$quiet_socket")/log" 2>&1 &
  quiet_pid=$!
  local tries=0
  until [ "$(quiet PING 2>/dev/null)" = PONG ]; do
    kill -0 "$quiet_pid" 2>/dev/null && [ $((tries += 1)) -lt 6000 ] || { tail -n 5 "$(dirname "$quiet_socket")/log" >&2; exit 1; }
    sleep 0.1
  done
  [ "$append" = yes ] && return 0
  quiet CONFIG SET appendonly yes >/dev/null
  until quiet INFO persistence | tr -d '\r' | awk -F: '$1 ~ /^aof_rewrite_(in_progress|scheduled)$/ && $2 != 0 { busy = 1 } END { exit busy }'; do sleep 0.1; done
  rm -f "$(redis_folder)/dump.rdb"
}
quiet() { redis-cli -s "$quiet_socket" "$@"; }
stop_quiet_redis() {
  [ -n "$quiet_pid" ] || return 0
  quiet SHUTDOWN NOSAVE >/dev/null 2>&1 || true
  wait "$quiet_pid" 2>/dev/null || true
  rm -rf "$(dirname "$quiet_socket")"
  quiet_pid=
}

# Both get a new epoch, so an old half put back beside a new one is refused. Events that were relayed after Redis' copy are
# relayed again; the bot drops those it has seen. New events must not reuse a row that Redis has seen: their count goes on
# from the clock.
reunite() {
  local epoch
  epoch=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
  again=$(sql ".timeout 20000" "
    BEGIN IMMEDIATE;
    UPDATE install SET epoch = '$epoch';
    UPDATE events SET relayed_ms = NULL WHERE relayed_ms >= $since_ms;
    SELECT changes();
    INSERT INTO sqlite_sequence(name, seq) SELECT 'events', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'events');
    UPDATE sqlite_sequence SET seq = max(seq, $(date +%s%3N)) WHERE name = 'events';
    COMMIT;")
  quiet SET epoch "$epoch" >/dev/null
  quiet SET held "restored $(date -u +%Y-%m-%dT%H:%M:%SZ)" >/dev/null
  drop_leases
  settle_outbox
  find_unknown_numbers
}

# Their owners are gone; the counters (fence:) stay and rise on.
drop_leases() { quiet --scan --pattern 'lease:*' | while read -r key; do quiet DEL "$key" >/dev/null; done; }

# What the database knows as taken by the platform is marked so: the sender drops such an entry, or, of an answer in several
# parts, goes on with the first part that is not known.
settle_outbox() {
  local list=$(dirname "$quiet_socket")/outbox taken=$(dirname "$quiet_socket")/taken
  quiet --scan --pattern 'out:{*}:*' | while read -r key; do outbox_entries "$key"; done | sort -u >"$list"
  sql "CREATE TEMP TABLE outbox(partition TEXT, id TEXT)" ".mode tabs" ".import $list outbox" "
    SELECT partition, id, max(part), platform_id FROM outbox JOIN deliveries ON outbound = id WHERE state <> 'failed' GROUP BY id" >"$taken"
  while IFS=$'\t' read -r partition id part platform; do
    printf 'HSET "send:%s" "%s" "t|%s|%s"\n' "$partition" "$id" "$part" "$platform"
  done <"$taken" | quiet >/dev/null
  known=$(wc -l <"$taken")
  waiting=$(($(wc -l <"$list") - known))
}
outbox_entries() {  # KEY: "{partition}", outbound id, a line an entry
  quiet EVAL "local out = {} for _, e in ipairs(redis.call('XRANGE', KEYS[1], '-', '+')) do local ok, o = pcall(cjson.decode, e[2][2]) if ok and type(o) == 'table' and o.id then out[#out + 1] = ARGV[1] .. '\t' .. o.id end end return out" \
    1 "$1" "$(grep -oE '\{[0-9]+\}' <<<"$1")" | grep . || true
}

# Numbers that conversations in Redis name and the database does not know: citizens were told them.
find_unknown_numbers() {
  local list=$(dirname "$quiet_socket")/numbers
  quiet --scan --pattern 'conv:*' | sed 's/^/GET "/; s/$/"/' | quiet | { grep -oE 'SRP-[0-9]{2}-[0-9A-Z]{6}-[0-9A-Z]' || true; } | sort -u >"$list"
  unknown=$(sql "CREATE TEMP TABLE told(number TEXT)" ".import $list told" "SELECT number FROM told WHERE number NOT IN (SELECT number FROM tickets)")
}

write_report() {
  iso() { date -u -d "@$(($1 / 1000))" +%Y-%m-%dT%H:%M:%SZ; }
  cat <<TEXT
Restored $(date -u +%Y-%m-%dT%H:%M:%SZ) from the backup of $(iso "$since_ms"): $(case $what in both) echo "both stores" ;; redis) echo "Redis; the database lived on" ;; sql) echo "the database; Redis lived on" ;; esac).

Done
  a new epoch in both; the sender is held
  $again events of staff will be relayed again (the bot drops those it has seen)
  $known messages of the outbox that the platform is known to have are marked as taken
  $waiting messages of the outbox will be said once released

What nobody can know
TEXT
  case $what in
    both) echo "  What was accepted, opened, answered or changed after $(iso "$since_ms") is in neither store. Meta does not send it again: it got its 200." ;;
    redis) echo "  Messages accepted after $(iso "$since_ms") that had not reached the database when Redis was lost. Questions under way are asked again." ;;
    sql) echo "  Tickets opened, answers written, accounts and settings changed after $(iso "$since_ms"). Conversations remember their side." ;;
  esac
  echo "  Messages of the last minutes before the loss whose delivery the database had not heard: they may be said twice."
  if [ -n "$unknown" ]; then
    echo "  Report numbers that citizens were told and the database does not know:"
    sed 's/^/    /' <<<"$unknown"
  fi
  cat <<TEXT

Next
  ./deploy/up --data "$data"
  build/release/bin/serapctl release --settings "$data/serap.toml"
TEXT
}
