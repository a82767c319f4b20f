import type { RegisteredRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Dictionary } from '../i18n/vi';
import * as icons from '../ui/icons';

export type PlaceGroup = keyof Dictionary['nav']['groups'];

/** One page that can be gone to from anywhere. */
export interface Place {
  /** A path that the router knows: a dead link does not compile. */
  to: Exclude<keyof RegisteredRouter['routesByPath'], `${string}$${string}` | '/dang-nhap'>;
  /** Its name in `i18n/{vi,en}/nav.ts`. */
  name: keyof Dictionary['nav']['pages'];
  icon: () => ReactNode;
  group: PlaceGroup;
  /** A daily screen: under the thumb on a phone, with this short name. */
  short?: keyof Dictionary['nav']['short'];
}

/** Every page, in the order it is listed. Add a line when the page works. */
export const places: readonly Place[] = [
  { to: '/', name: 'myWork', icon: icons.HomeIcon, group: 'daily', short: 'myWork' },
  { to: '/cho-duyet', name: 'approvals', icon: icons.ApproveIcon, group: 'daily', short: 'approvals' },
  { to: '/giao-viec/moi', name: 'give', icon: icons.GiveIcon, group: 'daily', short: 'give' },
  { to: '/viec', name: 'list', icon: icons.ListIcon, group: 'follow', short: 'list' },
  { to: '/so-sanh', name: 'compare', icon: icons.CompareIcon, group: 'follow' },
  { to: '/chuong-trinh', name: 'programmes', icon: icons.ProgrammeIcon, group: 'follow' },
  { to: '/to-chuc', name: 'organisation', icon: icons.OrganisationIcon, group: 'office' },
  { to: '/tham-quyen', name: 'authority', icon: icons.AuthorityIcon, group: 'office' },
  { to: '/qua-han', name: 'overdue', icon: icons.HeatIcon, group: 'follow' },
  { to: '/bao-cao', name: 'reports', icon: icons.ReportIcon, group: 'follow' },
  { to: '/cai-dat', name: 'settings', icon: icons.SettingsIcon, group: 'own' },
  { to: '/kiem-tra', name: 'inspection', icon: icons.InspectionIcon, group: 'check' },
];

/** The letter that goes to a page after G. */
export const letters: Record<Place['name'], string> = {
  myWork: 'v', approvals: 'd', give: 'g', list: 'm', programmes: 'c', overdue: 'q', reports: 'b', organisation: 't', authority: 'h', inspection: 'k', settings: 's', compare: 'x',
};

export const groups: readonly PlaceGroup[] = ['daily', 'follow', 'office', 'check', 'own'];

/** The pages of one group, in order. */
export function placesOf(group: PlaceGroup): readonly Place[] {
  return places.filter((place) => place.group === group);
}
