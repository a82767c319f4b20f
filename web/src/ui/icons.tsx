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
