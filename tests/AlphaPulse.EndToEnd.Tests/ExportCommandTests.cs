using System.Text.Json;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse export</c> as a process, on what a run leaves.</summary>
public class ExportCommandTests(FinishedRun finished) : IClassFixture<FinishedRun>
{
    [Fact]
    public async Task A_model_is_written_as_json_to_standard_output()
    {
        var result = await CommandLine.RunAsync("export", "--model", finished.ModelFile, "--to", "json", "--output", "-");
        Assert.True(result.ExitCode == 0, result.Errors);
        var artifact = await ModelFile.LoadAsync(finished.ModelFile);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(artifact.Model.Kind, document.RootElement.GetProperty("kind").GetString());
        Assert.Equal(artifact.Model.Schema.Hash, document.RootElement.GetProperty("schema").GetProperty("hash").GetString());
    }

    [Fact]
    public async Task A_model_is_written_as_onnx_by_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var (one, several) = (folder.File("one.onnx"), folder.File("classes.onnx"));
        var result = await CommandLine.RunAsync("export", "--model", finished.ModelFile, "--to", "onnx", "--output", one);
        Assert.True(result.ExitCode == 0, result.Errors);
        var artifact = await ModelFile.LoadAsync(finished.ModelFile);
        Assert.Equal(OnnxExporter.ToBytes(artifact.Model), await File.ReadAllBytesAsync(one));

        var columns = artifact.Model.Schema.Columns.Count;
        var model = new MultinomialModel(artifact.Model.Schema, new double[3], new double[3 * columns]);
        await MulticlassModelFile.SaveAsync(folder.File("classes.json"), new MulticlassModelArtifact(model, artifact.Manifest));
        result = await CommandLine.RunAsync("export", "--model", folder.File("classes.json"), "--to", "onnx", "--output", several);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(OnnxExporter.ToBytes(model), await File.ReadAllBytesAsync(several));
    }

    [Theory]
    [InlineData("pickle", 2)]
    [InlineData("onnx", 1)]
    public async Task A_form_that_is_not_known_and_a_file_that_is_no_model_leave_nothing(string form, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("model.json");
        await File.WriteAllTextAsync(file, "{}");
        var result = await CommandLine.RunAsync("export", "--model", file, "--to", form, "--output", folder.File("out"));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.False(File.Exists(folder.File("out")));
    }
}
