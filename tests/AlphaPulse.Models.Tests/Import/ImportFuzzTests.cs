using System.Text;

namespace AlphaPulse.Models.Tests.Import;

/// <summary>Damaged files are refused with a type and a reason, whatever is wrong with them, and never take much memory.</summary>
public sealed class ImportFuzzTests
{
    private const int Mutations = 1500;
    private const long MostBytes = 256 << 20;

    private static readonly string[] Tokens =
        ["-1", "0", "1", "2147483647", "-2147483648", "4294967295", "99999999999", "1e999", "-1e999", "NaN", "inf", "null", "{}", "[]", "\"\"", "[[", "}}", "=", "\n", "\\u00", "1.5"];

    [Theory]
    [InlineData("xgboost")]
    [InlineData("ubjson")]
    [InlineData("lightgbm")]
    [InlineData("catboost")]
    public void Mutated_files_give_a_model_or_a_typed_refusal(string kind)
    {
        var file = kind switch
        {
            "xgboost" => ForeignSamples.Bytes(ForeignSamples.Xgboost),
            "ubjson" => ForeignSamples.Ubjson(ForeignSamples.Xgboost),
            "lightgbm" => ForeignSamples.Bytes(ForeignSamples.Lightgbm),
            _ => ForeignSamples.Bytes(ForeignSamples.Catboost),
        };
        var random = new DeterministicRandom(7);
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var mutated = Mutate(file, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = kind switch
                {
                    "lightgbm" => LightgbmModelReader.Read(mutated, "model"),
                    "catboost" => CatboostModelReader.Read(mutated, "model"),
                    _ => XgboostModelReader.Read(mutated, "model"),
                };
            }
            catch (ModelImportException e)
            {
                Assert.True(Enum.IsDefined(e.Refusal) && e.Message.StartsWith("model", StringComparison.Ordinal), e.Message);
                refused++;
            }
#pragma warning disable CA1031 // What else is thrown is the finding, with the file that threw it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Assert.Fail($"mutation {i}: {e}\n{Encoding.Latin1.GetString(mutated)}");
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }

        Assert.InRange(refused, Mutations / 4, Mutations - 1);
    }

    private static byte[] Mutate(byte[] file, DeterministicRandom random)
    {
        List<byte> bytes = [.. file];
        for (var times = 1 + random.NextInt32(3); times > 0; times--)
        {
            var at = random.NextInt32(bytes.Count);
            var count = Math.Min(bytes.Count - at, 1 + random.NextInt32(12));
            switch (random.NextInt32(6))
            {
                case 0:
                    bytes[at] = (byte)random.NextInt32(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, count);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, count));
                    break;
                case 3:
                    // A number for another one.
                    while (at < bytes.Count - 1 && bytes[at] is < (byte)'0' or > (byte)'9')
                    {
                        at++;
                    }

                    bytes.RemoveAt(at);
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(Tokens[random.NextInt32(Tokens.Length)]));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(Tokens[random.NextInt32(Tokens.Length)]));
                    break;
                default:
                    if (random.NextInt32(8) == 0)
                    {
                        bytes.RemoveRange(at, bytes.Count - at);
                    }

                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
