using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Tests.Loading;

public sealed class FieldReaderTests
{
    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData(" a , b,c ", "a|b|c")]
    [InlineData("a,,", "a||")]
    [InlineData("\"a,b\",c,d", "a,b|c|d")]
    [InlineData("\"say \"\"hi\"\"\",b,c", "say \"hi\"|b|c")]
    [InlineData("24\" TV,b,c", "24\" TV|b|c")]
    [InlineData("\"x,y\",24\" TV,c", "x,y|24\" TV|c")]
    [InlineData("\"two\nlines\",b,c", "two\nlines|b|c")]
    [InlineData("\"\",b,c", "|b|c")]
    public void Read_splits_fields_as_RFC_4180_says(string text, string expected)
    {
        Assert.Equal([expected], ReadAll(text, Delimiter.Comma, 3));
    }

    [Theory]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\nc,d")]
    [InlineData("\n\na,b\n  \n\nc,d\n\n")]
    [InlineData("\uFEFFa,b\nc,d", true)]
    public void Read_skips_blank_lines_and_takes_either_line_break(string text, bool hasMark = false)
    {
        var rows = ReadAll(hasMark ? text[1..] : text, Delimiter.Comma, 2);
        Assert.Equal(["a|b", "c|d"], rows);
    }

    [Fact]
    public void Runs_of_blanks_and_tabs_are_one_delimiter_and_outer_blanks_none()
    {
        Assert.Equal(["00001|19970101|1|11.77"], ReadAll(" 00001 19970101  1 \t  11.77  ", Delimiter.Space, 4));
    }

    [Theory]
    [InlineData("\"open,1\nb,2\nc,3", "?BrokenQuote@1 b|2 c|3")]
    [InlineData("a,1\n\"open,2\nc,\"x\"\nd,4", "a|1 ?BrokenQuote@2 c|x d|4")]
    [InlineData("\"a\"b,1\nc,2", "?BrokenQuote@1 c|2")]
    [InlineData("a,1\nb,\"", "a|1 ?BrokenQuote@2")]
    public void A_broken_quote_costs_its_line_and_no_other(string text, string expected)
    {
        Assert.Equal(expected.Split(' '), ReadAll(text, Delimiter.Comma, 2));
    }

    [Fact]
    public void A_quote_closed_by_accident_many_lines_later_costs_only_its_line()
    {
        var text = "\"open,1\n" + string.Concat(Enumerable.Range(0, 50).Select(row => $"r{row},{row}\n")) + "z,\"\"\n";
        var rows = ReadAll(text, Delimiter.Comma, 2);
        Assert.Equal(52, rows.Count);
        Assert.Equal("?BrokenQuote@1", rows[0]);
        Assert.Equal("z|", rows[^1]);
    }

    [Theory]
    [InlineData(RecordFramer.MaxRecordChars + 1)]
    [InlineData(10_000_000)]
    public void A_line_too_long_costs_itself_and_is_kept_only_in_part(int length)
    {
        var reader = new FieldReader(new StringReader("a,1\n" + new string('x', length) + ",2\nb,3"), Delimiter.Comma);
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal((RecordKind.TooLong, 2L), (reader.Kind, reader.LineNumber));
        Assert.Equal(new string('x', 4000), reader.RawText());
        Assert.True(reader.Read());
        Assert.Equal(("b", 3L), (reader[0].ToString(), reader.LineNumber));
        Assert.False(reader.Read());
    }

    // The long line ends in every way, also where a buffer ends.
    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void A_line_too_long_ends_as_other_lines_do(string lineEnd)
    {
        for (var more = 0; more < 3; more++)
        {
            var length = (4 * RecordFramer.MaxRecordChars) - 3 - more;
            var reader = new FieldReader(new StringReader($"a,1\n{new string('x', length)}{lineEnd}b,3"), Delimiter.Comma);
            Assert.True(reader.Read());
            Assert.True(reader.Read());
            Assert.Equal((RecordKind.TooLong, new string('x', 4000)), (reader.Kind, reader.RawText()));
            Assert.True(reader.Read());
            Assert.Equal(("b", "3", 3L), (reader[0].ToString(), reader[1].ToString(), reader.LineNumber));
            Assert.False(reader.Read());
        }
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_end_alike_whatever_pieces_the_text_comes_in(string lineEnd)
    {
        var text = string.Join(lineEnd, "a,1", "", "\"b", "c\",2", "d,3");
        for (var piece = 1; piece <= text.Length; piece++)
        {
            var reader = new FieldReader(new PiecesReader(text, piece), Delimiter.Comma);
            List<string> rows = [];
            while (reader.Read())
            {
                rows.Add($"{reader.LineNumber}:{reader[0]}={reader[1]}");
            }

            Assert.Equal(["1:a=1", $"3:b{lineEnd}c=2", "5:d=3"], rows);
        }
    }

    [Fact]
    public void A_line_of_many_columns_is_counted()
    {
        Assert.Equal(200_000, ReadAll(new string(',', 199_999), Delimiter.Comma, 2)[0].Count(c => c == '|') + 1);
    }

    [Fact]
    public void Both_ways_of_splitting_agree_on_rows_that_need_no_quotes()
    {
        var random = new Random(7);
        for (var row = 0; row < 500; row++)
        {
            string[] fields =
            [
                .. Enumerable.Range(0, 5)
                    .Select(_ => new string([.. Enumerable.Range(0, random.Next(4)).Select(_ => "aé 7;\"x"[random.Next(7)])]).Trim('"'))
            ];
            var plain = string.Join(',', fields) + ",end";
            var quoted = string.Join(
                ',', fields.Select(field => "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + ",end";
            Assert.Equal(ReadAll(plain, Delimiter.Comma, 6), ReadAll(quoted, Delimiter.Comma, 6));
        }
    }

    [Fact]
    public void Records_are_whole_across_the_borders_of_the_buffer()
    {
        var lines = Enumerable.Range(0, 120_000).Select(row => row % 10 == 0 ? $"\"r,{row}\",{row}" : $"r{row},{row}");
        var reader = new FieldReader(new StringReader(string.Join("\r\n", lines)), Delimiter.Comma);
        var sum = 0L;
        var count = 0;
        while (reader.Read())
        {
            Assert.Equal(2, reader.Count);
            Assert.Equal(count++ + 1, reader.LineNumber);
            sum += long.Parse(reader[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Equal((120_000, 120_000L * 119_999 / 2), (count, sum));
    }

    private static List<string> ReadAll(string text, Delimiter delimiter, int expected)
    {
        var reader = new FieldReader(new StringReader(text), delimiter);
        reader.Expect(expected);
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.Kind is RecordKind.Plain or RecordKind.Quoted
                ? string.Join('|', Enumerable.Range(0, reader.Count).Select(index => reader[index].ToString()))
                : $"?{reader.Kind}@{reader.LineNumber}");
        }

        return rows;
    }

    // Gives a few characters at a time, as a stream may.
    private sealed class PiecesReader(string text, int piece) : TextReader
    {
        private int _next;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(Math.Min(piece, count), text.Length - _next);
            text.CopyTo(_next, buffer, index, length);
            _next += length;
            return length;
        }
    }
}
