declare const SAURO_VERSION: string;

/** The version of these screens. */
export const version: string = SAURO_VERSION;
