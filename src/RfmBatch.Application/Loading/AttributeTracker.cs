using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>
/// Keeps what the rows say about customers' attributes, and tells at the end the last value of each and since when it has held.
/// </summary>
/// <remarks>
/// Rows may come in any order of dates, so all are kept (12 bytes each) but those that repeat the customer's row before, which most do.
/// Later means a later date, then a later line. A value that comes back begins a new stretch. Empty values say nothing.
/// </remarks>
internal sealed class AttributeTracker(IReadOnlyList<string> names)
{
    private readonly Column[] _columns = [.. names.Select(name => new Column(name))];

    /// <summary>Columns that are tracked.</summary>
    public int Count => _columns.Length;

    /// <summary>Takes one value of a row; rows are given in the order of the file.</summary>
    public void Add(int column, int customer, int day, ReadOnlySpan<char> value)
    {
        if (!value.IsEmpty)
        {
            _columns[column].Add(customer, day, value);
        }
    }

    /// <summary>The last values, by attribute and customer.</summary>
    public IEnumerable<CustomerAttributeValue> Values() => _columns.SelectMany(column => column.Values());

    private sealed class Column(string name)
    {
        private readonly KeyTable _numbers = new();
        private readonly List<string> _texts = [];
        private readonly List<(int Customer, int Day, int Value)> _rows = [];
        private int[] _last = []; // index of the customer's last row + 1

        public void Add(int customer, int day, ReadOnlySpan<char> value)
        {
            var number = _numbers.Add(value, out var added);
            if (added is not null)
            {
                _texts.Add(added);
            }

            if (customer >= _last.Length)
            {
                Array.Resize(ref _last, Math.Max(customer + 1, Math.Max(1024, _last.Length * 2)));
            }

            var last = _last[customer] - 1;
            if (last < 0 || _rows[last].Value != number || _rows[last].Day != day)
            {
                _rows.Add((customer, day, number));
                _last[customer] = _rows.Count;
            }
        }

        public IEnumerable<CustomerAttributeValue> Values()
        {
            var order = Enumerable.Range(0, _rows.Count).ToArray();
            var rows = _rows;
            Array.Sort(order, (left, right) =>
            {
                var compared = rows[left].Customer.CompareTo(rows[right].Customer);
                compared = compared != 0 ? compared : rows[left].Day.CompareTo(rows[right].Day);
                return compared != 0 ? compared : left.CompareTo(right);
            });
            for (int start = 0, end; start < order.Length; start = end)
            {
                var customer = rows[order[start]].Customer;
                end = start + 1;
                while (end < order.Length && rows[order[end]].Customer == customer)
                {
                    end++;
                }

                var last = rows[order[end - 1]];
                var from = end - 1;
                while (from > start && rows[order[from - 1]].Value == last.Value)
                {
                    from--;
                }

                yield return new CustomerAttributeValue(customer, name, _texts[last.Value], rows[order[from]].Day, last.Day, from == start);
            }
        }
    }
}
