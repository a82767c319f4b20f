/** One of many things that can be picked: an opaque id and what a person reads. */
export interface Choice {
  id: string;
  label: string;
  detail?: string | undefined;
}
