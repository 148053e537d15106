import { useId } from 'react';
import { SKIN_TONES, type SkinTone, withSkinTone } from './skin-tone.ts';

interface SkinToneFieldProps {
  readonly tone: SkinTone;
  onChange(tone: SkinTone): void;
}

/** Which skin tone the emoji have that take one. */
export function SkinToneField({ tone, onChange }: SkinToneFieldProps) {
  const name = useId();
  return (
    <fieldset className="flex shrink-0">
      <legend className="sr-only">Skin tone</legend>
      {SKIN_TONES.map((each) => (
        <label
          key={each.tone}
          title={each.name}
          className="rounded-control hover:bg-hover has-checked:bg-selected has-checked:border-brand has-focus-visible:outline-focus relative grid size-8 place-items-center border border-transparent has-focus-visible:outline-2 has-focus-visible:outline-solid"
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 opacity-0"
            checked={each.tone === tone}
            onChange={() => onChange(each.tone)}
          />
          <span className="sr-only">{each.name}</span>
          <span aria-hidden className="text-18">
            {withSkinTone('✋', each.tone)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
