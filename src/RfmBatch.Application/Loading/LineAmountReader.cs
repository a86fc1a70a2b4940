using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Reads the quantity and the amount of a record, or works the amount out from quantity and price.</summary>
/// <remarks>A number that is not plain is evidence of how the file writes numbers before it is read.</remarks>
internal sealed class LineAmountReader(
    TransactionColumns columns, IReadOnlyList<string> names, NumberEvidence evidence, CurrencyEvidence currencies)
{
    private readonly NumberReader _numbers = new(evidence.DecimalSign);
    private readonly int _currencyColumn = CurrencyEvidence.FindColumn(names);

    /// <summary>Reads them, in ten-thousandths.</summary>
    /// <param name="fields">The record.</param>
    /// <param name="quantity">The quantity, or <see cref="LoadBatch.NoQuantity"/>.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="problemColumn">The column that is no number or too large a one, where the answer is false.</param>
    /// <exception cref="InvalidInputException">The numbers contradict each other.</exception>
    /// <exception cref="LateAmbiguityException">A number has two readings, and none before it decides.</exception>
    public bool TryRead(FieldReader fields, out long quantity, out long amount, out int problemColumn)
    {
        quantity = LoadBatch.NoQuantity;
        amount = 0;
        var exactQuantity = 0m;
        problemColumn = columns.Quantity;
        if (_currencyColumn >= 0)
        {
            var currency = fields[_currencyColumn];
            currencies.Add(currency, currency, fields.LineNumber, names[_currencyColumn]);
        }

        var quantityText = columns.Quantity < 0 ? default : fields[columns.Quantity];
        var numberText = fields[columns.Price >= 0 ? columns.Price : columns.Amount];
        if (TryReadPlain(quantityText, numberText, ref quantity, ref amount))
        {
            return true;
        }

        quantity = LoadBatch.NoQuantity;
        if (columns.Quantity >= 0 && !(columns.Price < 0 && quantityText.IsEmpty)
            && !(TryReadExact(fields, columns.Quantity, out exactQuantity) && NumberReader.TryToAmount(exactQuantity, out quantity)))
        {
            return false;
        }

        problemColumn = columns.Price >= 0 ? columns.Price : columns.Amount;
        if (!TryReadExact(fields, problemColumn, out var number))
        {
            return false;
        }

        if (columns.Price < 0)
        {
            return NumberReader.TryToAmount(number, out amount);
        }

        // The product of two numbers within the limit of a line cannot overflow a decimal.
        return NumberReader.TryToAmount(number, out _) && NumberReader.TryToAmount(exactQuantity * number, out amount);
    }

    private bool TryReadExact(FieldReader fields, int column, out decimal value)
    {
        var text = fields[column];
        if (!NumberText.TryParse(text, out var number))
        {
            value = 0;
            return false;
        }

        currencies.Add(number.Currency, text, fields.LineNumber, names[column]);
        evidence.Add(number, text, fields.LineNumber, names[column]);
        if (evidence.IsAmbiguous)
        {
            throw new LateAmbiguityException(WrittenValue.Of(fields.LineNumber, names[column], text));
        }

        _numbers.DecimalSign = evidence.DecimalSign;
        return number.TryRead(evidence.DecimalSign, out value);
    }

    // Nearly every row, without the arithmetic of decimals, which would take longer than all the rest of it. Gives up where a product needs
    // rounding.
    private bool TryReadPlain(ReadOnlySpan<char> quantityText, ReadOnlySpan<char> numberText, ref long quantity, ref long amount)
    {
        const long MostFactor = 3_000_000_000; // 300,000.0000: the product of two fits a long
        if ((columns.Quantity >= 0 && !_numbers.TryReadPlain(quantityText, out quantity)) || !_numbers.TryReadPlain(numberText, out amount))
        {
            return false;
        }

        if (columns.Price < 0)
        {
            return true;
        }

        if (quantity is > MostFactor or < -MostFactor || amount is > MostFactor or < -MostFactor || quantity * amount % Amount.Scale != 0)
        {
            return false;
        }

        amount = quantity * amount / Amount.Scale;
        return true;
    }
}
