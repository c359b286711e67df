import { v7 } from "uuid";

/** Time-ordered ids keep indexes compact; phones make theirs at random, which is as good for uniqueness. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text from outside can be an id at all; anything else would be an error of the database. */
export const isId = (text: string): boolean => UUID.test(text);
