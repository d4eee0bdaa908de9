package opora.subscriptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import opora.shell.Texts;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// An invoice on paper. The fonts come along, for those a PDF has anyway know no Cyrillic.
@Component
class InvoicePdf {
    private static final int MARGIN = 56;

    private final Texts texts;
    private final BaseFont plain = font("DejaVuSans.ttf");
    private final BaseFont bold = font("DejaVuSans-Bold.ttf");

    InvoicePdf(Texts texts) {
        this.texts = texts;
    }

    private static BaseFont font(String name) {
        try {
            var bytes = new ClassPathResource("fonts/" + name).getContentAsByteArray();
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] of(InvoiceSheet sheet, String language) {
        var out = new ByteArrayOutputStream();
        var page = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(page, out);
        var invoice = sheet.invoice();
        page.addTitle(invoice.title());
        page.open();
        page.add(new Paragraph("Opora", new Font(bold, 11)));
        var title =
                new Paragraph(text(language, "invoice.title", invoice.title()), new Font(bold, 20));
        title.setSpacingBefore(24);
        title.setSpacingAfter(12);
        page.add(title);
        var day =
                InvoiceSheet.day(invoice.issuedAt().atZone(ZoneOffset.UTC).toLocalDate(), language);
        page.add(line(text(language, "invoice.issued", day)));
        page.add(line(text(language, "invoice.for", invoice.username())));
        page.add(line(text(language, "invoice.period", sheet.period())));
        page.add(table(sheet, language));
        var state = invoice.open() ? "invoice.state.open" : "invoice.state.paid";
        page.add(line(text(language, state)));
        page.close();
        return out.toByteArray();
    }

    private PdfPTable table(InvoiceSheet sheet, String language) {
        var table = new PdfPTable(new float[] {4, 1.4f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(18);
        table.setSpacingAfter(18);
        var currency = sheet.invoice().currency();
        for (var row : sheet.rows()) {
            add(table, row.text(), texts.money(language, row.amount(), currency), plain);
        }
        var total = texts.money(language, sheet.invoice().total(), currency);
        add(table, text(language, "invoice.total"), total, bold);
        return table;
    }

    private static void add(PdfPTable table, String what, String sum, BaseFont font) {
        var words = new PdfPCell(new Phrase(what, new Font(font, 10)));
        var amount = new PdfPCell(new Phrase(sum, new Font(font, 10)));
        amount.setHorizontalAlignment(Element.ALIGN_RIGHT);
        for (var cell : new PdfPCell[] {words, amount}) {
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderWidth(0.5f);
            cell.setPaddingTop(6);
            cell.setPaddingBottom(8);
            table.addCell(cell);
        }
    }

    private Paragraph line(String words) {
        return new Paragraph(words, new Font(plain, 10));
    }

    private String text(String language, String key, Object... values) {
        return texts.text(language, key, values);
    }
}
