"""Judges heads and proofs with aics-tlog, and the root with pymerkle: libraries nobody here wrote."""

import base64
import json
import sys

folder, which = sys.argv[1], sys.argv[2]
with open(f"{folder}/cases.json", encoding="utf-8") as file:
    everything = json.load(file)


def b64(text):
    return base64.b64decode(text)


def by_aics(case):
    import aics_tlog as t

    kind = case["kind"]
    if kind in ("head", "cosigned"):
        note, key = t.parse_note(case["note"]), t.parse_vkey(case["key"])
        if kind == "cosigned":
            head = t.parse_checkpoint(note.text)
            lines = [line for line in note.signatures if (line.name, line.key_id) == (key.name, key.key_id)]
            said = (head.origin, head.size, head.root)
            return len(lines) == 1 and t.verify_cosignature(lines[0].signature, key.name, key.public_key, *said)
        return bool(t.verify_note(note, [key]))
    proof, size, root = [b64(h) for h in case["proof"]], case["size"], b64(case["root"])
    if kind == "inclusion":
        return bool(t.verify_inclusion(t.leaf_hash(b64(case["entry"])), case["index"], size, proof, root))
    return bool(t.verify_consistency(case["old"], size, b64(case["old_root"]), root, proof))


if which == "pymerkle":
    from pymerkle import InmemoryTree

    tree = InmemoryTree(algorithm="sha256")
    for entry in everything["entries"]:
        tree.append_entry(b64(entry))
    same = tree.get_root() == b64(everything["root"])
    print(f"pymerkle: {len(everything['entries'])} entries, the root {'agrees' if same else 'differs'}")
    sys.exit(not same)

accepted = refused = failed = 0
for number, case in enumerate(everything["cases"]):
    try:
        holds = by_aics(case)
    except (ValueError, TypeError):
        holds = False
    if holds != case["holds"]:
        print(f"case {number} ({case['kind']}): here {holds}, there {case['holds']}")
        failed += 1
    elif holds:
        accepted += 1
    else:
        refused += 1
print(f"aics-tlog: {accepted} accepted, {refused} refused, {failed} disagreements")
sys.exit(failed > 0 or accepted == 0 or refused == 0)
