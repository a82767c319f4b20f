/** One of many things that can be picked: an opaque id and what a person reads. */
export interface Choice {
  id: string;
  label: string;
  detail?: string | undefined;
  /** Of a position: what it is called, in which unit, and who answers for it. A title can look like two joined names. */
  title?: string | undefined;
  unit?: string | undefined;
  person?: string | undefined;
}
