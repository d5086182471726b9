using System.Globalization;
using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The reference against digits that are printed everywhere.</summary>
public class ElementaryReferenceTests
{
    private static readonly BigInteger One = BigInteger.One << ElementaryReference.Bits;

    [Fact]
    public void The_reference_has_the_digits_of_the_constants()
    {
        Same("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899", ElementaryReference.Pi);
        Same("2.71828182845904523536028747135266249775724709369995957496696762772407663035354759", ElementaryReference.Exp(One));
        Same("0.69314718055994530941723212145817656807550013436025525412068000949339362196969471", ElementaryReference.Ln(2 * One));
        Same("0.30102999566398119521373889472449302676818988146210854131042746112710818927442450", ElementaryReference.Log10(2 * One));
        Same("1.41421356237309504880168872420969807856967187537694807317667973799073247846210703", ElementaryReference.Sqrt(2 * One));
        Same("0.84147098480789650665250232163029899962256306079837106567275170999191040439123966", ElementaryReference.Sin(One));
        Same("0.54030230586813971740093660744297660373231042061792222767009725538110039477447176", ElementaryReference.Cos(One));
        Same("0.46364760900080611621425623146121440202853705428612026381093308872019786416574170", ElementaryReference.Atan(One / 2));
    }

    private static void Same(string digits, BigInteger actual)
    {
        var expected = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        Assert.True(BigInteger.Abs(((actual * BigInteger.Pow(10, 80)) >> ElementaryReference.Bits) - expected) <= 1, digits);
    }
}
