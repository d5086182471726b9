using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Export;

/// <summary><c>alphapulse export</c>: a model in a form for people or for other programs.</summary>
internal static class ExportCommand
{
    private const string Json = "json";
    private const string Onnx = "onnx";

    public static Command Create()
    {
        var file = new Option<string>("--model") { Description = "The model file, such as model.apm.", Required = true };
        var to = new Option<string>("--to") { Description = "The form: json (names and nested trees, to read) or onnx (for other runtimes).", Required = true };
        to.AcceptOnlyFromAmong(Json, Onnx);
        var output = CommonOptions.OutputFile();
        var command = new Command("export", "Writes a model in another form. Example: alphapulse export --model model.apm --to onnx --output model.onnx")
        {
            file, to, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file)!;
            var bytes = Export(await File.ReadAllBytesAsync(path, cancellationToken), path, parsed.GetValue(to) == Onnx);
            await Streams.WriteAsync(parsed.GetValue(output)!, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static byte[] Export(byte[] file, string path, bool isOnnx)
    {
        if (MulticlassModelFile.IsMulticlass(file, path))
        {
            var several = MulticlassModelFile.FromBytes(file, path);
            return isOnnx ? OnnxExporter.ToBytes(several.Model) : ModelJsonExporter.ToBytes(several);
        }

        var artifact = ModelFile.FromBytes(file, path);
        return isOnnx ? OnnxExporter.ToBytes(artifact.Model) : ModelJsonExporter.ToBytes(artifact);
    }
}
