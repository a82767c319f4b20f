import type { ReactNode } from 'react';

/** Small line drawings, always beside words, so hidden from screen readers. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
      {children}
    </svg>
  );
}

export const HomeIcon = () => <Icon><path d="M3.5 9 10 3.5 16.5 9v7.5h-4.5V12h-4v4.5H3.5z" /></Icon>;
export const ListIcon = () => <Icon><path d="M7.5 5h9M7.5 10h9M7.5 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01" /></Icon>;
export const GiveIcon = () => <Icon><path d="M5 3.5h7l3.5 3.5v9.5H5zM10 8.5v5M7.5 11h5" /></Icon>;
export const PersonIcon = () => <Icon><circle cx="10" cy="6.5" r="3" /><path d="M4 17c.6-3.2 2.9-5 6-5s5.4 1.8 6 5" /></Icon>;
export const ClockIcon = () => <Icon><circle cx="10" cy="10" r="6.8" /><path d="M10 6v4.2l2.8 1.8" /></Icon>;
export const CheckIcon = () => <Icon><path d="m4 10.5 4 4 8-9" /></Icon>;
export const AlertIcon = () => <Icon><path d="M10 3 2.5 16.5h15zM10 8v4M10 14.3h.01" /></Icon>;
export const LateIcon = () => <Icon><circle cx="10" cy="10" r="6.8" /><path d="M10 6v4.5M10 13.5h.01" /></Icon>;
export const PauseIcon = () => <Icon><path d="M7 5v10M13 5v10" /></Icon>;
export const CrossIcon = () => <Icon><path d="m5 5 10 10M15 5 5 15" /></Icon>;
export const CircleIcon = () => <Icon><circle cx="10" cy="10" r="6" strokeDasharray="3 3" /></Icon>;
export const ArrowIcon = () => <Icon><path d="M4 10h12M11.5 5.5 16 10l-4.5 4.5" /></Icon>;
export const StarIcon = () => <Icon><path d="m10 3 2.1 4.4 4.9.6-3.6 3.4.9 4.8L10 13.9l-4.3 2.3.9-4.8L3 8l4.9-.6z" /></Icon>;
export const InfoIcon = () => <Icon><circle cx="10" cy="10" r="6.8" /><path d="M10 9.5v4M10 6.5h.01" /></Icon>;
export const PlusIcon = () => <Icon><path d="M10 4v12M4 10h12" /></Icon>;
export const PastIcon = () => <Icon><path d="M4.2 7.2A6.6 6.6 0 1 1 3.5 11M3.6 3.8v3.6h3.6M10 6.5v3.8l2.6 1.6" /></Icon>;
export const SearchIcon = () => <Icon><circle cx="8.8" cy="8.8" r="5.3" /><path d="m12.8 12.8 4 4" /></Icon>;
export const MoreIcon = () => <Icon><path d="M4 5.5h12M4 10h12M4 14.5h12" /></Icon>;
export const ApproveIcon = () => <Icon><path d="M3.5 11.5 5.5 4h9l2 7.5v5h-13zM3.5 11.5h4l1 2h3l1-2h4" /></Icon>;
export const ProgrammeIcon = () => <Icon><path d="M4.5 17V3.5M4.5 4.5h10l-2.2 3.2 2.2 3.3h-10" /></Icon>;
export const HeatIcon = () => <Icon><path d="M3.5 3.5h13v13h-13zM3.5 7.8h13M3.5 12.2h13M7.8 3.5v13M12.2 3.5v13" /></Icon>;
export const ReportIcon = () => <Icon><path d="M3.5 16.5h13M5.5 16.5V11M10 16.5V4.5M14.5 16.5V8" /></Icon>;
export const OrganisationIcon = () => <Icon><path d="M7.5 3h5v3.5h-5zM2.5 13h5v3.5h-5zM12.5 13h5v3.5h-5zM10 6.5v3.2M5 13V9.7h10V13" /></Icon>;
export const AuthorityIcon = () => <Icon><path d="M10 2.8 16 5v5c0 3.4-2.5 6-6 7.2C6.5 16 4 13.4 4 10V5zM7.4 9.8l1.9 1.9 3.4-3.7" /></Icon>;
export const InspectionIcon = () => <Icon><path d="M5 3.5h6.5l3.5 3.5v3M5 3.5v13h4" /><circle cx="12.7" cy="13" r="2.7" /><path d="m14.7 15 2.3 2.3" /></Icon>;
export const SettingsIcon = () => <Icon><circle cx="10" cy="10" r="2.6" /><path d="M10 3v2.3M10 14.7V17M3 10h2.3M14.7 10H17M5 5l1.7 1.7M13.3 13.3 15 15M15 5l-1.7 1.7M6.7 13.3 5 15" /></Icon>;
export const LookIcon = () => <Icon><circle cx="10" cy="10" r="6.8" /><path d="M10 3.2v13.6M10 6h4.9M10 10h6.6M10 14h4.9" /></Icon>;
export const CloseIcon = () => <Icon><path d="m5 5 10 10M15 5 5 15" /></Icon>;
export const CompareIcon = () => <Icon><path d="M3.5 4.5h5v11h-5zM11.5 4.5h5v11h-5zM5.5 8h1M5.5 11h1M13.5 8h1M13.5 12.5h1" /></Icon>;
