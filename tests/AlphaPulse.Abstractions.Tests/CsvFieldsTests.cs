using System.Text;

namespace AlphaPulse.Tests;

public class CsvFieldsTests
{
    [Theory]
    [InlineData(',', " a ,\t\"b,\"\"c\"\"\" ,,d", new[] { "a", "b,\"c\"", "", "d" })]
    [InlineData(';', "1,5; \"x;y\" ;z", new[] { "1,5", "x;y", "z" })]
    [InlineData('\t', "a\t\t b \t\"c\td\"\t", new[] { "a", "", "b", "c\td", "" })]
    [InlineData('|', "a|\"b|c\"", new[] { "a", "b|c" })]
    public void Splits_at_its_delimiter_alone(char delimiter, string line, string[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var fields = new CsvFields(delimiter);

        Assert.Null(fields.Split(bytes));

        Assert.Equal(expected, Enumerable.Range(0, fields.Count).Select(i => Encoding.UTF8.GetString(fields.Get(bytes, i))));
    }

    [Theory]
    [InlineData('"')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\0')]
    [InlineData('é')]
    public void A_character_that_cannot_stand_between_fields_is_refused(char delimiter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvFields(delimiter));
}
