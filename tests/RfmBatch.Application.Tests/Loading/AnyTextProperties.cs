using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Whatever stands in a column of numbers or dates: it is read or not, and the ways of reading agree.</summary>
public sealed class AnyTextProperties
{
    private const string Characters = "0011234567890000..,,''  \u00A0\u2019--+()/:eE$€TZAMPUkr\u2212\uFFFF";

    private static readonly DateOrder[] Orders = Enum.GetValues<DateOrder>();

    private static Gen<string> Texts =>
        Gen.Elements(Characters.ToCharArray()).ListOf().Select(characters => string.Concat(characters).Trim());

    [Fact]
    public void A_number_has_the_reading_that_it_proves() => ForAll(Texts, text =>
    {
        if (!NumberText.TryParse(text, out var number))
        {
            return !Reads('.', text, out _) && !Reads(',', text, out _);
        }

        var isPoint = Reads('.', text, out var point);
        var isComma = Reads(',', text, out var comma);
        var isOpen = Reads(NumberReader.NoSign, text, out var open);
        return number.Proof switch
        {
            NumberProof.None => isPoint == isComma && point == comma && isOpen == isPoint && open == point,
            NumberProof.Either => isPoint && isComma && !isOpen,
            _ => !(isPoint && isComma) && open == (isPoint ? point : comma),
        };
    });

    [Fact]
    public void A_plain_number_is_the_exact_one() => ForAll(Texts, text =>
        !new NumberReader(',').TryReadPlain(text, out var amount)
        || (NumberText.TryParse(text, out var number) && number.TryRead(',', out var value) && value * Amount.Scale == amount));

    [Fact]
    public void Dates_of_any_texts_have_an_order_or_a_problem() => ForAll(Texts.NonEmptyListOf().Select(texts => texts.ToArray()), texts =>
    {
        var evidence = new DateEvidence("When", null);
        foreach (var text in texts)
        {
            evidence.Add(text, 2);
            Assert.StartsWith(TimeOfDay.Without(text), text, StringComparison.Ordinal);
            Assert.All(Orders, order => DateReader.FromOrder(order, null).TryRead(text, out _));
        }

        return evidence.Decide(out var problem) is null == problem is not null;
    });

    private static bool Reads(char sign, string text, out decimal value) => new NumberReader(sign).TryRead(text, out value);

    private static void ForAll<T>(Gen<T> texts, Func<T, bool> holds) =>
        Prop.ForAll(Arb.From(texts), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
}
