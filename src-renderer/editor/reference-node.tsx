/** Reference node: a reference as a chip inside an analyst's text; reports print it as a numbered citation. */
import {
  $create,
  DecoratorNode,
  type LexicalUpdateJSON,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { ReactNode } from 'react';
import type { Id } from '../../src-shared/domain/ids';
import { en } from '../../src-shared/strings/en';
import { caseStore } from '../state/case-store';
import { useCase } from '../state/hooks';
import css from './rationale-editor.module.css';

type SerializedReference = Spread<{ referenceId: Id }, SerializedLexicalNode>;

/** A reference can be deleted while a text still names it. */
function titleOf(references: ReturnType<typeof caseStore.getState>['references'], id: Id): string {
  const reference = references.get(id);
  return reference?.deletedAt === null ? reference.title : en.article.editor.referenceGone;
}

function ReferenceChip({ id }: { readonly id: Id }) {
  const title = useCase((state) => titleOf(state.references, id));
  return (
    <span className={css['chip']} title={title}>
      {title}
    </span>
  );
}

export class ReferenceNode extends DecoratorNode<ReactNode> {
  __referenceId: Id = '';

  override $config() {
    return this.config('reference', { extends: DecoratorNode });
  }

  override afterCloneFrom(before: this): void {
    super.afterCloneFrom(before);
    this.__referenceId = before.__referenceId;
  }

  override exportJSON(): SerializedReference {
    return { ...super.exportJSON(), referenceId: this.getReferenceId() };
  }

  override updateFromJSON(json: LexicalUpdateJSON<SerializedReference>): this {
    const node = super.updateFromJSON(json).getWritable();
    node.__referenceId = json.referenceId;
    return node;
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  override isKeyboardSelectable(): true {
    return true;
  }

  getReferenceId(): Id {
    return this.getLatest().__referenceId;
  }

  override getTextContent(): string {
    return `[${titleOf(caseStore.getState().references, this.getReferenceId())}]`;
  }

  override decorate(): ReactNode {
    return <ReferenceChip id={this.getReferenceId()} />;
  }
}

export function $createReferenceNode(referenceId: Id): ReferenceNode {
  const node = $create(ReferenceNode);
  node.__referenceId = referenceId;
  return node;
}
