import { describe, expect, test } from 'vitest';
import { lookOf, type ContrastChoice, type LookChoice, type SchemeChoice } from './look';
import early from '../../public/look.js?raw';


/** Runs the script of the page head as a browser would, with this in its storage. */
function painted(kept: string | null, device: { dark: boolean; more: boolean }): Record<string, string> {
  const dataset: Record<string, string> = {};
  const window = {
    localStorage: { getItem: () => kept },
    matchMedia: (query: string) => ({ matches: query.includes('color-scheme') ? device.dark : device.more }),
  };
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('window', 'document', early)(window, { documentElement: { dataset } });
  return dataset;
}

const schemes: SchemeChoice[] = ['device', 'light', 'dark'];
const contrasts: ContrastChoice[] = ['device', 'normal', 'more'];
const devices = [false, true].flatMap((dark) => [false, true].map((more) => ({ dark, more })));
const all: [LookChoice, { dark: boolean; more: boolean }][] = schemes.flatMap((scheme) =>
  contrasts.flatMap((contrast) => devices.map((device): [LookChoice, typeof device] => [{ scheme, contrast }, device])),
);

describe('the look before the first paint is the look the screens keep', () => {
  test.each(all)('%o on a device that asks %o', (choice, device) => {
    const look = lookOf(choice, device);
    expect(painted(JSON.stringify(choice), device)).toEqual({ mantineColorScheme: look.scheme, contrast: look.contrast });
  });
  test.each([null, 'not json', 'null', '{"scheme":"pink"}'])('kept %s follows the device', (kept) => {
    expect(painted(kept, { dark: true, more: false })).toEqual({ mantineColorScheme: 'dark', contrast: 'normal' });
  });
});
