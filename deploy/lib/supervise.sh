# Runs the processes under runit's runsvdir: what ends is started again. Sourced by deploy/up with $root, $data, $live set.
supervisor_pid=$data/run/runsvdir.pid
services_dir=$data/service

# Name and health address of each, in the order of the road. The simulator only when not live.
service_names() {
  echo redis tickets classifier router webhook bot sender console
  [ "$live" = yes ] || echo simulator
}

# PID of our runsvdir, if it runs.
running_supervisor() {
  local pid
  pid=$(cat "$supervisor_pid" 2>/dev/null) || return 1
  [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$services_dir" && echo "$pid"
}

# What a service is made of: if this changes, it must be restarted.
service_stamp() {
  case $1 in
    redis) cat "$data/redis.conf" | cksum ;;
    *) stat -c '%Y %s' "$root/build/release/bin/serap-$1" "$data/serap.toml"; find "$root/build/release/share/serap" -newer "$data/serap.toml" -printf '%T@ %p\n' | sort | cksum ;;
  esac
}

write_service() {
  local name=$1 command=$2 dir=$services_dir/$1
  mkdir -p "$dir/log" "$data/log/$name"
  printf '#!/bin/sh\nexec 2>&1\ncd "%s"\nexec %s\n' "$data" "$command" >"$dir/run.new"
  printf '#!/bin/sh\nexec svlogd "%s"\n' "$data/log/$name" >"$dir/log/run.new"
  printf 's10000000\nn5\n' >"$data/log/$name/config"  # 5 files of 10 MB
  chmod +x "$dir/run.new" "$dir/log/run.new"
  mv "$dir/log/run.new" "$dir/log/run"
  mv "$dir/run.new" "$dir/run"
}

start_all() {
  mkdir -p "$data/run" "$services_dir"
  local pid
  pid=$(running_supervisor) || pid=
  for name in $(service_names); do
    command="\"$root/build/release/bin/serap-$name\" --settings \"$data/serap.toml\""
    case $name in
      redis) command="redis-server \"$data/redis.conf\"" ;;
      webhook) ;;
      # Under a flood the door and Redis go first: what is accepted is safe, and is worked off in its order.
      *) command="nice -n 5 $command" ;;
    esac
    write_service "$name" "$command"
    local stamp
    stamp=$(service_stamp "$name")
    if [ -n "$pid" ] && [ "$stamp" != "$(cat "$data/run/$name.stamp" 2>/dev/null)" ]; then
      sv -w 20 restart "$services_dir/$name" >/dev/null 2>&1 || true  # not yet picked up: it starts by itself
    fi
    printf '%s\n' "$stamp" >"$data/run/$name.stamp"
  done
  [ "$live" = no ] || remove_service simulator
  if [ -z "$pid" ]; then
    refuse_taken_ports
    PATH=$PATH:/usr/sbin:/sbin setsid runsvdir -P "$services_dir" >"$data/run/runsvdir.log" 2>&1 </dev/null &
    echo $! >"$supervisor_pid"
    disown
  fi
}

remove_service() {
  [ -d "$services_dir/$1" ] || return 0
  sv -w 10 force-stop "$services_dir/$1" >/dev/null 2>&1 || true
  rm -rf "${services_dir:?}/$1"
}

refuse_taken_ports() {
  local name port
  while read -r name port; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "Port $port, which $name needs, is in use by another program. Stop that program, or set another port in $data/serap.toml." >&2
      exit 1
    fi
  done < <(service_ports)
}

# Name and port that must be free before the start.
service_ports() {
  local name
  echo "redis $(setting redis port)"
  for name in tickets classifier router webhook sender console; do echo "$name $(setting "$name" address | sed 's/.*://')"; done
  [ "$live" = yes ] || echo "simulator $(setting simulator address | sed 's/.*://')"
}

stop_all() {
  local pid
  if ! pid=$(running_supervisor); then
    echo "Serap is not running."
    return 0
  fi
  echo "Stopping (each finishes what it has in hand)"
  kill -TERM "$pid" 2>/dev/null || true  # starts nothing again from here on
  for _ in $(seq 50); do running_supervisor >/dev/null || break; sleep 0.1; done
  # The door first, Redis last: nobody loses what they still want to write.
  for name in simulator webhook console sender bot classifier router tickets redis; do
    [ -d "$services_dir/$name" ] && sv -w 20 force-shutdown "$services_dir/$name" >/dev/null 2>&1 || true
  done
  rm -f "$supervisor_pid"
  echo "Stopped. ./deploy/up goes on with all data."
}

reset_all() {
  if [ "$yes" != yes ]; then
    printf 'Delete ALL data in %s: tickets, conversations, staff, secrets? Type the word delete: ' "$data"
    read -r answer || answer=
    [ "$answer" = delete ] || { echo "Nothing was deleted."; exit 1; }
  fi
  stop_all
  for entry in redis redis.conf tickets secrets serap.toml erased.txt restored.txt service run log; do rm -rf "${data:?}/$entry"; done
  echo "Deleted."
}

# After a restore it waits for somebody's word: that is no illness.
sender_ready() {
  local said
  said=$(curl -s -m 2 -w '%{http_code}' "http://$(setting sender health)/healthz") || return 1
  case $said in
    *200) ;;
    *"serapctl release"*) held=yes ;;
    *) return 1 ;;
  esac
}

# Redis listens before it has read its log, which takes a second for each few hundred thousand entries.
redis_ready() {
  local said
  said=$(redis_live PING 2>&1)
  [[ $said != *LOADING* ]] || reading=yes
  [ "$said" = PONG ]
}

held=no
wait_healthy() {
  local deadline=$((SECONDS + 60)) waiting
  while :; do
    waiting=
    reading=no
    for name in $(service_names); do
      case $name in
        redis) redis_ready || waiting="$waiting redis" ;;
        simulator) curl -sf -m 2 -o /dev/null "http://$(setting simulator address)/" || waiting="$waiting simulator" ;;
        sender) sender_ready || waiting="$waiting sender" ;;
        *) curl -sf -m 2 -o /dev/null "http://$(setting "$name" health)/healthz" || waiting="$waiting $name" ;;
      esac
    done
    [ -z "$waiting" ] && return 0
    if [ "$reading" = yes ]; then  # takes what it takes
      deadline=$((SECONDS + 60))
      [ -n "${told_reading:-}" ] || step "Redis reads what it kept"
      told_reading=yes
    fi
    if [ $SECONDS -ge $deadline ]; then
      echo "Not healthy after a minute:$waiting. Their logs:" >&2
      for name in $waiting; do
        echo "--- $data/log/$name/current" >&2
        tail -n 5 "$data/log/$name/current" >&2 || true
      done
      exit 1
    fi
    sleep 0.3
  done
}
