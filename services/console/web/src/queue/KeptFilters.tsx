import { Button, CloseButton, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mintKey, post } from '../api/client';
import { keys, useKept } from '../api/queries';
import { useLanguage } from '../i18n';
import { IconBookmark } from '../shell/icons';
import { FormEnd } from '../ticket/DeedDialogs';
import css from './GroupTabs.module.css';
import type { useFilter } from './use_filter';

type Filtering = ReturnType<typeof useFilter>;

export function useKeptFilters() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keys.kept('filter') });
  const all = useKept('filter');
  const keep = useMutation({
    mutationFn: (filter: { title: string; text: string }) =>
      post('kept', { what: 'filter', ...filter }, mintKey()),
    onSuccess: refresh,
  });
  const forget = useMutation({
    mutationFn: (id: number) => post(`kept/${id}/forget`, {}, mintKey()),
    onSuccess: refresh,
  });
  return { all: all.data ?? [], keep, forget };
}

// The officer's own filters, below the groups.
export function KeptFilters({ filtering }: { filtering: Filtering }) {
  const { t } = useLanguage();
  const kept = useKeptFilters();
  const [naming, setNaming] = useState(false);
  const query = filtering.query.slice(1);
  const known = kept.all.some((one) => one.text === query);
  return (
    <section className={css.kept} aria-label={t('filter.title')}>
      <h2>{t('filter.title')}</h2>
      {kept.all.map((one) => (
        <div key={one.id} className={css.keptRow}>
          <UnstyledButton
            className={css.tab}
            aria-current={one.text === query ? 'true' : undefined}
            onClick={() => filtering.setAll(one.text)}
          >
            <IconBookmark size={17} stroke={1.7} aria-hidden />
            <span className={css.word}>{one.title}</span>
          </UnstyledButton>
          <CloseButton
            size="md"
            aria-label={t('filter.forget', { title: one.title })}
            onClick={() => kept.forget.mutate(one.id)}
          />
        </div>
      ))}
      {query && !known ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setNaming(true)}>
          {t('filter.keep')}
        </Button>
      ) : (
        kept.all.length === 0 && <p className={css.hint}>{t('filter.hint')}</p>
      )}
      <NameFilter
        opened={naming}
        close={() => setNaming(false)}
        suggested={filtering.filter.search || t(`group.${filtering.filter.group}`)}
        keep={(title) => kept.keep.mutate({ title, text: query }, { onSuccess: () => setNaming(false) })}
        busy={kept.keep.isPending}
      />
    </section>
  );
}

interface NameProps {
  opened: boolean;
  close: () => void;
  suggested: string;
  keep: (title: string) => void;
  busy: boolean;
}

function NameFilter({ opened, close, suggested, keep, busy }: NameProps) {
  const { t } = useLanguage();
  const [title, setTitle] = useState<string | null>(null);
  const name = (title ?? suggested).trim();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('filter.keep')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <FormEnd
        busy={busy}
        cancel={close}
        label={t('composer.save')}
        press={() => name && keep(name)}
      >
        <TextInput
          label={t('filter.name')}
          maxLength={40}
          data-autofocus
          value={title ?? suggested}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={name ? undefined : t('filter.missing')}
        />
      </FormEnd>
    </Modal>
  );
}
