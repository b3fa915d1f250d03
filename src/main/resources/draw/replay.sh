LIST=$(sha256sum < list.csv | cut -c1-64)
test "$(printf %s "$NONCE$LIST" | sha256sum | cut -c1-64)" = "$COMMITMENT" || exit 1
SEED=$(printf %s "$NONCE|$VALUE|$LIST" | sha256sum | cut -c1-64)
while IFS=, read -r NUMBER POOL CAP
do
  HASH=$(printf %s "$SEED$NUMBER" | sha256sum | cut -c1-64)
  echo "$HASH,$NUMBER,$POOL,$CAP"
done < list.csv | LC_ALL=C sort |
awk -F, '{ print NR "," $2 "," $3 "," $1 "," (++n[$3] <= $4 ? "drawn" : "notDrawn") }' > mine.csv
diff mine.csv result.csv && echo "OK"
