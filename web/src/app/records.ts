const BY_KIND = new Set(['OpenItem', 'EvidenceItem', 'EventSubject']);
const WITHIN = new Set(['InspectionSample', 'InspectionFinding', 'FindingExplanation', 'FindingRemedy']);

/**
 * What a record of the cache is kept under. Items inside an assignment carry the id of the command that made them; two
 * kinds may share one. What stands inside an inspection is kept with it, past and present apart.
 */
export function recordId(value: Record<string, unknown>, type: string): unknown {
  if (WITHIN.has(type)) return undefined;
  return BY_KIND.has(type) ? `${type}:${String(value.id)}` : value.id;
}
