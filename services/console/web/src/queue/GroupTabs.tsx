import { UnstyledButton } from '@mantine/core';
import {
  IconAlertHexagon,
  IconCheck,
  IconHourglass,
  IconInbox,
  IconListDetails,
  IconMessageCheck,
  IconProgress,
  IconSparkles,
} from '../shell/icons';
import { useEffect, useRef } from 'react';
import type { ListFilter } from '../api/queries';
import type { Counts, Group } from '../api/types';
import { useLanguage } from '../i18n';
import css from './GroupTabs.module.css';
import { kGroups } from './groups';

const kIcons: Partial<Record<Group, typeof IconInbox>> = {
  open: IconInbox,
  triage: IconAlertHexagon,
  new: IconSparkles,
  working: IconProgress,
  waiting: IconHourglass,
  answered: IconMessageCheck,
  closed: IconCheck,
  all: IconListDetails,
};

interface Props {
  filter: ListFilter;
  setGroup: (group: Group) => void;
  counts: Counts | undefined;
  vertical?: boolean;
  className?: string;
}

export function GroupTabs({ filter, setGroup, counts, vertical, className = '' }: Props) {
  const { t } = useLanguage();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen && row.current && !vertical) row.current.scrollLeft = chosen.offsetLeft - 24;
  }, [filter.group, vertical, counts]); // counts make the tabs wider

  return (
    <div
      ref={row}
      role="group"
      aria-label={t('queue.filters')}
      className={`${vertical ? css.rail : css.chips} ${className}`}
    >
      {kGroups.map((group) => {
        const Icon = kIcons[group] ?? IconInbox;
        const chosen = filter.group === group;
        return (
          <UnstyledButton
            key={group}
            className={css.tab}
            aria-current={chosen ? 'true' : undefined}
            onClick={() => setGroup(group)}
          >
            {vertical && <Icon size={18} stroke={1.7} aria-hidden />}
            <span className={css.word}>{t(`group.${group}`)}</span>
            {counts && (
              <span className={group === 'triage' && counts[group] > 0 ? css.urgent : css.count}>
                {counts[group]}
              </span>
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
