using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AlphaPulse.Models.Tests.Import;

/// <summary>Small models in the formats of other libraries, written by hand.</summary>
internal static class ForeignSamples
{
    internal static string Xgboost { get; } = XgboostWith("binary:logistic", "5E-1");

    internal static string Lightgbm { get; } = LightgbmWith("binary sigmoid:1");

    internal static string Catboost { get; } =
        """
        {"features_info":{"float_features":[
          {"feature_index":0,"flat_feature_index":0,"has_nans":true,"feature_id":"a","nan_value_treatment":"AsTrue","borders":[0.5]},
          {"feature_index":1,"flat_feature_index":1,"has_nans":false,"feature_id":"b","nan_value_treatment":"AsIs","borders":[1.5]}]},
         "model_info":{"params":{"loss_function":{"type":"Logloss","params":{}}}},
         "scale_and_bias":[0.5,[0.25]],
         "oblivious_trees":[{"splits":[
           {"border":0.5,"float_feature_index":0,"split_index":0,"split_type":"FloatFeature"},
           {"border":1.5,"float_feature_index":1,"split_index":1,"split_type":"FloatFeature"}],
           "leaf_values":[0.1,-0.2,0.3,-0.4],"leaf_weights":[1,2,3,4]}],
         "trees":[{"split":{"border":0.25,"float_feature_index":1,"split_index":0,"split_type":"FloatFeature"},"left":{"value":1,"weight":2},"right":{"value":-1,"weight":3}}]}
        """;

    internal static string XgboostWith(string objective, string baseScore, string booster = "gbtree", string attributes = "{}") =>
        $$$"""
        {"learner":{"attributes":{{{attributes}}},"feature_names":["a","b"],"feature_types":["q","c"],
          "gradient_booster":{"name":"{{{booster}}}","model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"2"},"tree_info":[0,0],"weight_drop":[0.5,1],"trees":[
            {"base_weights":[0,0,0,0,0],"categories":[1,3],"categories_nodes":[2],"categories_segments":[0],"categories_sizes":[2],"default_left":[1,0,0,0,0],"id":0,
             "left_children":[1,-1,3,-1,-1],"right_children":[2,-1,4,-1,-1],"parents":[2147483647,0,0,2,2],"loss_changes":[5.5,0,2.5,0,0],
             "split_conditions":[0.1,0.7,NaN,-0.3,0.9],"split_indices":[0,0,1,0,0],"split_type":[0,0,1,0,0],"sum_hessian":[10,4,6,2,4],"tree_param":{"num_nodes":"5","size_leaf_vector":"0"}},
            {"base_weights":[0],"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],"default_left":[0],"id":1,
             "left_children":[-1],"right_children":[-1],"parents":[2147483647],"loss_changes":[0],"split_conditions":[0.0625],"split_indices":[0],"split_type":[0],"sum_hessian":[10],"tree_param":{"num_nodes":"1"}}]}},
          "learner_model_param":{"base_score":"{{{baseScore}}}","num_class":"0","num_feature":"2","num_target":"1"},"objective":{"name":"{{{objective}}}"}},"version":[1,7,4]}
        """;

    internal static string LightgbmWith(string objective, string more = "") =>
        $"""
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=1
        objective={objective}
        {more}
        feature_names=a b
        feature_infos=[0:1] 0:1:2

        Tree=0
        num_leaves=4
        num_cat=1
        split_feature=0 1 0
        split_gain=3 2 1
        threshold=0.5 0 inf
        decision_type=4 1 8
        left_child=1 -1 -2
        right_child=2 -3 -4
        leaf_value=0.1 0.2 -0.3 0.4
        leaf_weight=1 1 1 1
        leaf_count=10 20 30 40
        internal_value=0 0 0
        internal_weight=0 0 0
        internal_count=100 40 60
        cat_boundaries=0 2
        cat_threshold=5 1
        is_linear=0
        shrinkage=1


        end of trees

        """;

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The same document in UBJSON, as XGBoost writes it: lengths of 64 bits, arrays of numbers with their type.</summary>
    internal static byte[] Ubjson(string json)
    {
        using var stream = new MemoryStream();
        Write(stream, JsonNode.Parse(json.Replace("NaN", "null", StringComparison.Ordinal)));
        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                stream.WriteByte((byte)'{');
                foreach (var (name, value) in members)
                {
                    WriteText(stream, name);
                    Write(stream, value);
                }

                stream.WriteByte((byte)'}');
                break;
            case JsonArray items when items.Count > 0 && items.All(i => i is null || i.GetValueKind() == System.Text.Json.JsonValueKind.Number):
                stream.Write("[$d#L"u8);
                WriteLength(stream, items.Count);
                foreach (var item in items)
                {
                    var bytes = new byte[4];
                    BinaryPrimitives.WriteSingleBigEndian(bytes, item is null ? float.NaN : float.Parse(item.ToJsonString(), CultureInfo.InvariantCulture));
                    stream.Write(bytes);
                }

                break;
            case JsonArray items:
                stream.Write("[#L"u8);
                WriteLength(stream, items.Count);
                foreach (var item in items)
                {
                    Write(stream, item);
                }

                break;
            default:
                if (node!.GetValueKind() == System.Text.Json.JsonValueKind.String)
                {
                    stream.WriteByte((byte)'S');
                    WriteText(stream, node.GetValue<string>());
                }
                else
                {
                    var bytes = new byte[4];
                    BinaryPrimitives.WriteInt32BigEndian(bytes, node.GetValue<int>());
                    stream.WriteByte((byte)'l');
                    stream.Write(bytes);
                }

                break;
        }
    }

    private static void WriteText(MemoryStream stream, string text)
    {
        stream.WriteByte((byte)'L');
        var bytes = Bytes(text);
        WriteLength(stream, bytes.Length);
        stream.Write(bytes);
    }

    private static void WriteLength(MemoryStream stream, long length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        stream.Write(bytes);
    }
}
