# Makes settings, secrets and the demo login once. Sourced by deploy/up with $root, $data, $live set.
random_word() { head -c 24 /dev/urandom | base64 | tr -d '+/=\n'; }

# Value of KEY in [SECTION] of the settings file, or the third argument.
setting() {
  awk -v section="[$1]" -v key="$2" -v value="$3" '
    /^\[/ { here = ($1 == section) }
    here && $1 == key && $2 == "=" { value = $3; gsub(/"/, "", value) }
    END { print value }' "$data/serap.toml"
}

make_secret() {  # NAME [VALUE]: kept if it is there
  local file=$data/secrets/$1
  [ -s "$file" ] || (umask 077; printf '%s\n' "${2:-$(random_word)}" >"$file")
}

first_run() {
  mkdir -p "$data/secrets" "$data/redis" "$data/tickets" "$data/log" "$data/run"
  chmod 700 "$data" "$data/secrets"
  local name
  for name in redis operator; do make_secret "$name"; done
  if [ "$live" = no ]; then
    for name in whatsapp-token whatsapp-app-secret whatsapp-verify-token; do make_secret "$name"; done
  fi
  if [ ! -e "$data/serap.toml" ]; then
    if [ "$live" = yes ]; then
      sed -e '/@LIVE@/d' -e 's/@PHONE_NUMBER_ID@/YOUR-PHONE-NUMBER-ID/' "$root/deploy/settings.toml" >"$data/serap.toml"
      echo "      Now edit $data/serap.toml and put the secrets it names into $data/secrets, then run deploy/up --live again."
      exit 0
    fi
    sed -e 's|@LIVE@|[sender]\ngraph = "http://127.0.0.1:7300"  # the simulator; for real channels: https://graph.facebook.com|' -e 's/@PHONE_NUMBER_ID@/100000000000001/' "$root/deploy/settings.toml" >"$data/serap.toml"
  fi
  { cat "$root/deploy/redis.conf"; printf 'dir "%s"\nport %s\nrequirepass %s\n' "$data/redis" "$(setting redis port 7379)" "$(cat "$data/secrets/redis")"; } >"$data/redis.conf.new"
  chmod 600 "$data/redis.conf.new"
  mv "$data/redis.conf.new" "$data/redis.conf"
}

demo_email=petugas@contoh.go.id
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
  Staff console   http://127.0.0.1:7200      (add staff: build/release/bin/serapctl staff add EMAIL --role ... --agency ...)
  Webhook         http://127.0.0.1:7201/webhook/whatsapp   (put TLS in front: deploy/README.md)
TEXT
  else
    cat <<TEXT
Serap runs, with a simulator of Meta in place of the real thing.
  Write as a citizen    http://127.0.0.1:7300
  Answer as staff       http://127.0.0.1:7200      login $demo_email   password $(cat "$data/secrets/demo-password")
  In the terminal       build/release/bin/serapctl chat --channel whatsapp --as Sari
TEXT
  fi
  cat <<TEXT
  What runs, and how    ./deploy/up --status       logs in $data/log
  Stop                  ./deploy/up --stop
TEXT
}
