import { Menu as KitMenu } from '@mantine/core';
import type { ReactNode } from 'react';

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

/** A button that opens a list of things to do or to choose. */
export function Menu({ button, buttonLabel, groups, chosenLabel }: {
  button: ReactNode;
  /** Said after what the button shows. */
  buttonLabel: string; groups: readonly MenuGroup[]; chosenLabel: string;
}) {
  return (
    <KitMenu withInitialFocusPlaceholder={false} withinPortal={false} position="bottom-end" width={320} shadow="md" transitionProps={{ duration: 0 }}>
      <KitMenu.Target>
        <button type="button" className="menu-button">{button}<span className="visually-hidden">{buttonLabel}</span></button>
      </KitMenu.Target>
      <KitMenu.Dropdown>
        {groups.map((group) => (
          <div key={group.key} className="menu-group" role="group" aria-label={group.title}>
            {group.title ? <div className="menu-title" aria-hidden="true">{group.title}</div> : null}
            {group.items.map((item) => (
              <KitMenu.Item key={item.key} onClick={item.onSelect} className={item.chosen ? 'menu-item menu-chosen' : 'menu-item'}>
                <span className="menu-label">{item.label}</span>
                {item.hint ? <span className="menu-hint">{item.hint}</span> : null}
                {item.chosen ? <span className="menu-hint">✓ {chosenLabel}</span> : null}
              </KitMenu.Item>
            ))}
          </div>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}
