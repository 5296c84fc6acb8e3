# Reads the settings file. Sourced with $data set.
# Value of KEY in [SECTION] of the settings file; empty if it is not there.
setting() {
  awk -v section="[$1]" -v key="$2" '
    /^\[/ { here = ($1 == section) }
    here && $1 == key && $2 == "=" { value = $3; gsub(/"/, "", value) }
    END { print value }' "$data/serap.toml"
}
