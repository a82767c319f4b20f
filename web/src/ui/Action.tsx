import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

type Tone = 'primary' | 'quiet' | 'danger';

interface ActionProps {
  children: ReactNode;
  tone?: Tone;
  busy?: boolean;
  /** Said to screen readers when the visible words alone would not tell which row is meant. */
  label?: string;
  submit?: boolean;
  small?: boolean;
  form?: string;
  onClick?: () => void;
  icon?: ReactNode;
  expanded?: boolean;
  id?: string;
}

/** A button. While busy it stays focusable and says so, and a second press does nothing. */
export function Action({ children, tone = 'primary', busy = false, label, submit, small, form, onClick, icon, expanded, id }: ActionProps) {
  return (
    <Button
      id={id}
      type={submit ? 'submit' : 'button'}
      form={form}
      variant={tone === 'primary' ? 'filled' : 'default'}
      className={`action action-${tone}${small ? ' action-small' : ''}`}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      leftSection={icon}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </Button>
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>;
  tone?: Tone;
  small?: boolean;
}

function ButtonAnchor({ tone = 'primary', small, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={`link-button link-button-${tone}${small ? ' action-small' : ''} ${className ?? ''}`}>
      {children}
    </a>
  );
}

/** A link that looks like a button: it leads somewhere and can be opened in a new tab. */
export const LinkButton = createLink(ButtonAnchor);
