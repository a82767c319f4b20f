const NOT_GIVEN = new Set(['DRAFT', 'DISCARDED']);
const CALLED_OFF = new Set(['CANCELLED', 'DISCARDED']);

/** Not given yet, or thrown away before: no deadline runs, none is set before it is given. */
export const notGiven = (phase: string) => NOT_GIVEN.has(phase);

/** Whether there is more to say of its time than its state says: not of what was not given, nor of what was called off. */
export const keepsTime = (phase: string) => !NOT_GIVEN.has(phase) && !CALLED_OFF.has(phase);
