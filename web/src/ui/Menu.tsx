import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface MenuItem {
  key: string;
  label: ReactNode;
  hint?: ReactNode;
  chosen?: boolean;
  onSelect: () => void;
}

export interface MenuGroup {
  key: string;
  title?: string;
  items: readonly MenuItem[];
}

/** Where the arrow keys lead from one of so many. */
const STEPS: Record<string, (at: number, many: number) => number> = {
  ArrowDown: (at, many) => (at + 1) % many,
  ArrowUp: (at, many) => (at - 1 + many) % many,
  Home: () => 0,
  End: (_, many) => many - 1,
};

const itemsOf = (box: HTMLElement | null) => [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

/** A button that opens a list of things to do or to choose. It stands in the head of every screen, so it is our own and small. */
export function Menu({ button, buttonLabel, groups, chosenLabel }: {
  button: ReactNode;
  /** Said after what the button shows. */
  buttonLabel: string; groups: readonly MenuGroup[]; chosenLabel: string;
}) {
  const [opened, setOpened] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useId();

  useEffect(() => {
    if (!opened) return undefined;
    itemsOf(box.current)[0]?.focus();
    const beside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpened(false);
    };
    document.addEventListener('pointerdown', beside);
    return () => document.removeEventListener('pointerdown', beside);
  }, [opened]);

  const close = () => {
    setOpened(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && opened) {
      event.stopPropagation();
      close();
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    if (!opened) return setOpened(true);
    const all = itemsOf(box.current);
    all[step(all.findIndex((one) => one === document.activeElement), all.length)]?.focus();
    return undefined;
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) setOpened(false);
  };

  return (
    <div ref={box} className="menu" onKeyDown={onKeyDown} onBlur={onBlur} role="presentation">
      <button ref={opener} type="button" className="menu-button" aria-haspopup="menu" aria-expanded={opened} aria-controls={opened ? list : undefined} onClick={() => setOpened((now) => !now)}>
        {button}<span className="visually-hidden">{buttonLabel}</span>
      </button>
      {opened ? (
        <div id={list} role="menu" aria-label={buttonLabel} className="menu-list">
          {groups.map((group) => (
            <div key={group.key} className="menu-group" role="group" aria-label={group.title}>
              {group.title ? <div className="menu-title" aria-hidden="true">{group.title}</div> : null}
              {group.items.map((item) => (
                <button
                  key={item.key}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className={item.chosen ? 'menu-item menu-chosen' : 'menu-item'}
                  onClick={() => {
                    close();
                    item.onSelect();
                  }}
                >
                  <span className="menu-label">{item.label}</span>
                  {item.hint ? <span className="menu-hint">{item.hint}</span> : null}
                  {item.chosen ? <span className="menu-hint">✓ {chosenLabel}</span> : null}
                </button>
              ))}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
