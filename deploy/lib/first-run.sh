# Makes settings, secrets and the demo login once. Sourced by deploy/up with $root, $data, $live set.
random_word() { head -c 24 /dev/urandom | base64 | tr -d '+/=\n'; }

make_secret() {  # NAME [VALUE]: kept if it is there
  local file=$data/secrets/$1
  [ -s "$file" ] || (umask 077; printf '%s\n' "${2:-$(random_word)}" >"$file")
}

# The settings file, with every port: base port + what the template says.
write_settings() {
  local graph=https://graph.facebook.com number=YOUR-PHONE-NUMBER-ID page=YOUR-PAGE-ID instagram=YOUR-INSTAGRAM-ID simulator= more='# '
  if [ "$live" = no ]; then
    graph=http://127.0.0.1:$((base_port + 300))
    number=100000000000001 page=200000000000002 instagram=300000000000003 more=
    simulator="[simulator]\naddress = \"127.0.0.1:$((base_port + 300))\"\ncallback = \"http://127.0.0.1:$((base_port + 201))/webhook\"\n"
  fi
  sed -e "s|@GRAPH@|$graph|" -e "s|@PHONE_NUMBER_ID@|$number|" -e "s|@PAGE_ID@|$page|" -e "s|@INSTAGRAM_ID@|$instagram|" -e "s|^@MORE@|$more|" -e "s|@SIMULATOR@|$simulator|" "$root/deploy/settings.toml" |
    awk -v base="$base_port" '{ while (match($0, /@[0-9]+@/)) $0 = substr($0, 1, RSTART - 1) (base + substr($0, RSTART + 1, RLENGTH - 2)) substr($0, RSTART + RLENGTH); print }' >"$data/serap.toml"
}

# What a live install still lacks, all of it at once: nothing is started before.
require_filled_in() {
  local lacks name variable
  lacks=$(grep -oE '^[^#]*"YOUR-[A-Z-]+"' "$data/serap.toml" | sed 's/.*"\(.*\)"/  in serap.toml: the id in place of \1/') || true
  for name in $(grep -oE '^(token|app_secret|verify_token) = "[^"]+"' "$data/serap.toml" | sed 's/.*"\(.*\)"/\1/' | sort -u); do
    variable=SERAP_SECRET_$(tr 'a-z-' 'A-Z_' <<<"$name")
    [ -s "$data/secrets/$name" ] || [ -n "${!variable:-}" ] || lacks+=$'\n'"  the secret $name: in the file $data/secrets/$name, or in $variable"
  done
  [ -z "$lacks" ] && return 0
  printf 'Not started. A live install needs first (deploy/meta-app.md says where each is found):\n%s\n' "${lacks#$'\n'}" >&2
  exit 1
}

first_run() {
  mkdir -p "$data/secrets" "$data/redis" "$data/tickets" "$data/log" "$data/run"
  chmod 700 "$data" "$data/secrets"
  local name
  for name in redis operator; do make_secret "$name"; done
  if [ "$live" = no ]; then
    local channel
    for channel in whatsapp messenger instagram; do
      for name in token app-secret verify-token; do make_secret "$channel-$name"; done
    done
  fi
  if [ ! -e "$data/serap.toml" ]; then
    write_settings
    if [ "$live" = yes ]; then
      echo "      Now edit $data/serap.toml and put the secrets it names into $data/secrets, then run deploy/up --live again."
      exit 0
    fi
  fi
  [ "$live" = no ] || require_filled_in
  { cat "$root/deploy/redis.conf"; printf 'dir "%s"\nport %s\nrequirepass %s\n' "$data/redis" "$(setting redis port)" "$(cat "$data/secrets/redis")"; } >"$data/redis.conf.new"
  chmod 600 "$data/redis.conf.new"
  mv "$data/redis.conf.new" "$data/redis.conf"
}

demo_email=petugas@contoh.example
demo_login() {
  [ -e "$data/secrets/demo-password" ] && return 0
  local password
  password=$(random_word | head -c 12)
  printf '%s\n' "$password" | "$root/build/release/bin/serapctl" staff add "$demo_email" --role national --agency "KOMINFO-D@3273" --settings "$data/serap.toml" >/dev/null
  make_secret demo-password "$password"
}

print_addresses() {
  echo
  if [ "$live" = yes ]; then
    cat <<TEXT
Serap runs.
  Staff console   http://$(setting console address)      (add staff: build/release/bin/serapctl staff add EMAIL --role ... --agency ...)
  Webhook         http://$(setting webhook address)/webhook/whatsapp   (put TLS in front: deploy/README.md)
TEXT
  else
    cat <<TEXT
Serap runs, with a simulator of Meta in place of the real thing.
  Write as a citizen    http://$(setting simulator address)
  Answer as staff       http://$(setting console address)      login $demo_email   password $(cat "$data/secrets/demo-password")
  In the terminal       build/release/bin/serapctl chat --channel whatsapp --as Sari
TEXT
  fi
  cat <<TEXT
  What runs, and how    ./deploy/up --status       logs in $data/log
  Stop                  ./deploy/up --stop
TEXT
}
