package com.superscapes.sync.saft;

import com.superscapes.sync.field.BadField;
import com.superscapes.sync.model.RecordKind;
import com.superscapes.sync.model.RecordKinds;
import com.superscapes.sync.source.SourceRow;
import com.superscapes.sync.xml.Element;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers and suppliers of the master files. Their balances are in the ledger's control accounts already. */
final class PartyRows {

    private PartyRows() {
    }

    static SourceRow customer(Element customer) throws BadField {
        return row(customer, "customers", "CustomerID");
    }

    static SourceRow supplier(Element supplier) throws BadField {
        return row(supplier, "vendors", "SupplierID");
    }

    private static SourceRow row(Element party, String content, String idElement) throws BadField {
        String id = party.at(idElement);
        if (id == null) {
            throw new BadField(idElement, "missing-value", "it has no " + idElement, null);
        }
        String name = party.at("Name") == null ? party.at("CompanyName") : party.at("Name");
        RecordKind kind = RecordKinds.of(content).orElseThrow();
        List<@Nullable Object> values = new ArrayList<>();
        kind.fields().forEach(field -> values.add(switch (field.name()) {
            case "code" -> id;
            case "name" -> name == null ? id : name;
            default -> null;
        }));
        return new SourceRow.Record(party.line(), id, kind, null, values);
    }
}
