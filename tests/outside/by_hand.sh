#!/bin/sh
# Follows HOWTO.txt of a bundle with the tools it names, then changes one byte of an entry and follows it again.
set -eu
cd "$1"
rm -rf by-hand && mkdir by-hand && tar -xf bundle.tar -C by-hand
KEY=$(cat key.txt)
cd by-hand
sha256sum --quiet -c SHA256SUMS
sed -n '/^--8<-- root.py$/,/^--8<--$/p' HOWTO.txt | sed '1d;$d' > root.py
python3 root.py
# The commands of section 2, as they stand in the text.
sed -n '/^   sed /,/^   openssl /p' HOWTO.txt > signature.sh
KEY="$KEY" sh -eu signature.sh
entries=$(find tile/entries -type f | sort | head -n 1)
printf 'X' | dd of="$entries" bs=1 seek=40 conv=notrunc status=none
if python3 root.py > /dev/null; then echo "an altered entry passes"; exit 1; fi
if sha256sum --quiet -c SHA256SUMS 2> /dev/null; then echo "altered sums pass"; exit 1; fi
sed 's/^[0-9]*$/1/' checkpoint > altered && mv altered checkpoint
if KEY="$KEY" sh -eu signature.sh 2> /dev/null > signature.log; then echo "an altered head passes"; exit 1; fi
echo "by hand: accepted as it is, refused when altered"
