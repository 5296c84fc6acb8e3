import { useLanguage } from '../i18n';
import css from './Status.module.css';

const kTones: Record<string, string | undefined> = {
  draf: css.quiet,
  diterima: css.fresh,
  dikembalikan: css.alert,
  diverifikasi: css.busy,
  didisposisi: css.busy,
  diproses: css.busy,
  estimasi: css.busy,
  dibuka_lagi: css.alert,
  ditunda: css.paused,
  dijawab: css.good,
  selesai_konfirmasi: css.good,
};

export function Status({ id }: { id: string }) {
  const { t } = useLanguage();
  return <span className={`${css.status} ${kTones[id] ?? css.quiet}`}>{t(`status.${id}`)}</span>;
}
