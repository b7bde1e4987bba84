package org.farol.sheet.raw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;

/** An .xls file, of Excel 97 to 2003. */
final class XlsFile implements RawFile {
    private final POIFSFileSystem file;
    private final List<BoundSheetRecord> names = new ArrayList<>();
    private boolean date1904;

    private XlsFile(POIFSFileSystem file) throws IOException {
        this.file = file;
        process(record -> {
            if (record instanceof BoundSheetRecord sheet) {
                names.add(sheet);
            } else if (record instanceof DateWindow1904Record window) {
                date1904 = window.getWindowing() == 1;
            }
        });
    }

    /** The names of what the container at {@code path} holds. */
    static Set<String> entries(Path path) throws IOException {
        try (var container = new POIFSFileSystem(path.toFile(), true)) {
            return Set.copyOf(container.getRoot().getEntryNames());
        }
    }

    static XlsFile open(Path path) throws IOException {
        var file = new POIFSFileSystem(path.toFile(), true);
        try {
            return new XlsFile(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** One at a time: the container reads its file from where the last reader left it. */
    private synchronized void process(HSSFListener listener) throws IOException {
        var request = new HSSFRequest();
        request.addListenerForAllRecords(listener);
        new HSSFEventFactory().processWorkbookEvents(request, file);
    }

    @Override
    public List<RawSheet> sheets() {
        var sheets = new ArrayList<RawSheet>();
        for (var i = 0; i < names.size(); i++) {
            sheets.add(new Sheet(i));
        }
        return sheets;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Sheet implements RawSheet {
        private final int index;

        Sheet(int index) {
            this.index = index;
        }

        @Override
        public String name() {
            return names.get(index).getSheetname();
        }

        @Override
        public boolean hidden() {
            return names.get(index).isHidden() || names.get(index).isVeryHidden();
        }

        @Override
        public List<MergedCells> scan(Consumer<RawRow> sink) throws IOException {
            var scan = new SheetScan(index, new Cells(date1904), sink);
            var formats = new FormatTrackingHSSFListener(scan);
            scan.formats = Optional.of(formats);
            try {
                process(formats);
                scan.endRow();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return scan.row.merged();
        }
    }

    /** Listens to all records of the workbook and keeps those of one sheet. */
    private static final class SheetScan implements HSSFListener {
        private final int wanted;
        private final Cells cells;
        private final RowBuilder row;
        private final Set<Integer> hiddenRows = new HashSet<>();
        private final List<String> texts = new ArrayList<>();
        private Optional<FormatTrackingHSSFListener> formats = Optional.empty();
        private int sheet = -1;
        /** Charts lie within sheets, between a beginning and an end of their own. */
        private int depth;

        private int rowNumber = -1;
        private int formulaColumn = -1;

        SheetScan(int wanted, Cells cells, Consumer<RawRow> sink) {
            this.wanted = wanted;
            this.cells = cells;
            this.row = new RowBuilder(sink);
        }

        @Override
        public void processRecord(Record record) {
            try {
                process(record);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void process(Record record) throws IOException {
            switch (record) {
                case BOFRecord bof -> {
                    if (depth++ == 0 && bof.getType() != BOFRecord.TYPE_WORKBOOK) {
                        sheet++;
                    }
                }
                case EOFRecord _ -> depth--;
                case SSTRecord shared -> {
                    for (var i = 0; i < shared.getNumUniqueStrings(); i++) {
                        texts.add(shared.getString(i).getString());
                    }
                }
                default -> {
                    if (sheet == wanted && depth == 1) {
                        ofSheet(record);
                    }
                }
            }
        }

        private void ofSheet(Record record) throws IOException {
            switch (record) {
                case RowRecord hidden when hidden.getZeroHeight() -> hiddenRows.add(hidden.getRowNumber());
                case MergeCellsRecord areas -> {
                    for (var i = 0; i < areas.getNumAreas(); i++) {
                        var area = areas.getAreaAt(i);
                        row.merge(new MergedCells(
                                area.getFirstRow() + 1,
                                area.getFirstColumn(),
                                area.getLastRow() + 1,
                                area.getLastColumn()));
                    }
                }
                case NumberRecord number -> put(number, cells.number(number.getValue(), format(number)));
                case LabelSSTRecord label -> put(label, shared(label.getSSTIndex()));
                case LabelRecord label -> {
                    startRow(label.getRow());
                    row.put(label.getColumn(), cells.text(label.getValue()));
                }
                case BoolErrRecord value ->
                    put(
                            value,
                            value.isBoolean()
                                    ? Cells.truth(value.getBooleanValue())
                                    : new RawCell.Faulty(error(value.getErrorValue())));
                case FormulaRecord formula -> formula(formula);
                case StringRecord text
                when formulaColumn >= 0 -> {
                    row.put(formulaColumn, cells.text(text.getString()));
                    formulaColumn = -1;
                }
                default -> {}
            }
        }

        private void formula(FormulaRecord formula) throws IOException {
            if (formula.hasCachedResultString()) {
                startRow(formula.getRow());
                formulaColumn = formula.getColumn();
                return;
            }
            put(
                    formula,
                    switch (formula.getCachedResultTypeEnum()) {
                        case BOOLEAN -> Cells.truth(formula.getCachedBooleanValue());
                        case ERROR -> new RawCell.Faulty(error(formula.getCachedErrorValue()));
                        default -> cells.number(formula.getValue(), format(formula));
                    });
        }

        private static String error(int code) {
            return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?";
        }

        private RawCell shared(int index) {
            return index < texts.size() ? cells.text(texts.get(index)) : new RawCell.Faulty("#" + index);
        }

        private String format(CellValueRecordInterface cell) {
            return formats.map(known -> known.getFormatString(cell)).orElse("");
        }

        private void put(CellValueRecordInterface at, RawCell cell) throws LimitException {
            startRow(at.getRow());
            row.put(at.getColumn(), cell);
        }

        private void startRow(int number) throws LimitException {
            if (number != rowNumber) {
                endRow();
                rowNumber = number;
                row.start(number + 1, hiddenRows.contains(number));
            }
        }

        void endRow() {
            if (rowNumber >= 0) {
                row.end();
            }
            rowNumber = -1;
        }
    }
}
