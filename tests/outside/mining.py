"""Loads the exports of the demonstration in pm4py, and compares what it finds with the log itself."""

import json
import sys

import pm4py

folder = sys.argv[1]
with open(f"{folder}/log.jsonl", encoding="utf-8") as file:
    recorded = [json.loads(line) for line in file]
about = [one["stream"].split("-")[0] for one in recorded]
cases = {one["stream"] for one in recorded if one["stream"].startswith("assignment-")}
failed = 0


def same(what, here, there):
    global failed
    if here != there:
        failed += 1
    print(f"pm4py: {what}: {here}{'' if here == there else f', the log says {there}'}")


ocel = pm4py.read_ocel2_json(f"{folder}/demo.ocel.json")
same("events of OCEL", len(ocel.events), len(recorded))
by_type = ocel.objects["ocel:type"].value_counts().to_dict()
same("assignments", by_type.get("assignment"), len(cases))
for kind in ("unit", "position", "document", "programme"):
    streams = {one["stream"] for one in recorded if one["stream"].startswith(f"{kind}-")}
    same(f"objects {kind}", by_type.get(kind), len(streams))
people = {one["stream"].split("-")[1] for one in recorded if one["stream"].startswith("person-")}
# Whoever set the installation up acted without being registered there.
people |= {one["actor"]["founder"]["person"] for one in recorded if "founder" in one["actor"]}
same("objects person", by_type.get("person"), len(people))
kinds = ocel.events["ocel:activity"].value_counts().to_dict()
there = {kind: sum(one["type"] == kind for one in recorded) for kind in {one["type"] for one in recorded}}
same(f"as many of each of {len(there)} types", kinds == there, True)
with open(f"{folder}/demo.ocel.json", encoding="utf-8") as file:
    written = json.load(file)
links = [(one["id"], link["objectId"], link["qualifier"]) for one in written["events"] for link in one["relationships"]]
wanted = {"subject", "actor", "lead", "assigner", "accepter", "coordinator", "on behalf of"}
same("qualifiers missing", wanted - {qualifier for _, _, qualifier in links}, set())
# Of several relations between one event and one object pm4py keeps the last.
same("pairs of event and object", len(ocel.relations), len({pair[:2] for pair in links}))
seen = set(ocel.relations["ocel:qualifier"].unique())
same("qualifiers not seen", {"subject", "actor", "lead", "coordinator", "on behalf of"} - seen, set())
same("deadlines and states change", len(ocel.object_changes) > len(cases), True)
flat = pm4py.ocel_flattening(ocel, "assignment")
same("cases of OCEL seen from assignments", flat["case:concept:name"].nunique(), len(cases))

xes = pm4py.read_xes(f"{folder}/demo.xes", variant="iterparse")
same("traces of XES", xes["case:concept:name"].nunique(), len(cases))
same("events of XES", len(xes), about.count("assignment"))
variants = pm4py.get_variants(xes)
same("more than one variant", len(variants) > 1, True)
print(f"pm4py: {len(variants)} variants over {len(cases)} cases")
net, start, end = pm4py.discover_petri_net_inductive(xes)
same("a model is discovered", len(net.transitions) > 1, True)
sys.exit(failed > 0)
