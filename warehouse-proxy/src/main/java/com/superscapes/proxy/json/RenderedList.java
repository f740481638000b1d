package com.superscapes.proxy.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.AbstractList;
import java.util.List;

/** An unmodifiable list that stands in many answers: it is made JSON once. */
public final class RenderedList<T> extends AbstractList<T> {

    private final List<T> items;
    private final SerializedString json;

    /** @param items records of the contract */
    public RenderedList(List<T> items) {
        this.items = List.copyOf(items);
        try {
            this.json = new SerializedString(Json.MAPPER.writeValueAsString(this.items));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public T get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** Writes what was made before. */
    @SuppressWarnings("rawtypes")
    static final class Serializer extends StdSerializer<RenderedList> {

        private static final long serialVersionUID = 1L;

        Serializer() {
            super(RenderedList.class);
        }

        @Override
        public void serialize(RenderedList list, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(list.json);
        }
    }
}
