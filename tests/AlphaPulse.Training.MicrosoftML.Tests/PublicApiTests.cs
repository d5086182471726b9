using AlphaPulse.Architecture.Tests.Api;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var file = Path.Combine(Evidence.RepositoryRoot, "src", "AlphaPulse.Training.MicrosoftML", "PublicApi.txt");
        var actual = ApiText.Of(typeof(LightGbmLearner).Assembly);
        if (Environment.GetEnvironmentVariable("ALPHAPULSE_APPROVE_API") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Empty(ApiDifference.Between(File.Exists(file) ? File.ReadAllText(file) : "", actual));
    }
}
