using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>How usual a Han character is: the test by which GBK and Big5 octets are told apart.</summary>
internal static class CommonHan
{
    // The everyday characters of both scripts, with those of letters to an office.
    const string Everyday =
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严" +
        "您好请访诉求投望尽答谢助映反供暖费乱业违举含附测试址姓镇村街乡居房拆迁补偿贷欠薪资款债警察院检纪监督查举控告申复核意见书函谨致敬礼电话邮址身份证明材料原始转函息帮忙协医疗养老险残低保孩校师学户籍陈情问题处理解决投诉物收管小区反映噪音污染垃圾停车违法建设依据期限恢复现场片汇总表某责令排回来自动已收到休假稍后系统退件人存投递失败空发未测释截断换行重复脚本网页" +
        "這個們來時為會國說對發學產種經進著過還現實電體點開業從麼兩樣與關當數應條問無沒義運動機話長門東車馬風飛魚鳥書報聲聽見觀視覺頭題顏類願顧認證許設訪語請讀調論謝識議護變讓質責費資賣買賠賬貨貪負財敗貧賴戶籍陳協處辦僅僱傭億優備傳債傷則剛創劃勞勢勝區醫單參號員團園圖圓場塊壓壞壯夢夠奪奮婦媽孫寧審寫寬寶將專尋導屆屬歲島帶幣幫廣廠庫廳彈強後徑復憶懷態慶憂憲懲戰擊據擔擇換損摘擁擴攝敵斷暫曆極榮樓標樂歡歷毀氣決況淚淨準溫滅滿漢潔災烏熱燈爭爺狀獎獨獲環產畫畢異當療發監盡盤眾確礎禮禍稅種稱積穩窮競筆節範築簡糧糾約級紅純紙細終組結給絕統絲經綠維網緊線練編緣縣總績織繼續罰羅職聯聖聞膽臨舉舊藝藥蘭處虛號衛補裝複規親計訂記討訓記設評詞試詳認誤說課誰談諾謀講證識警護讚貝買貿賀賓賞質趕跡踐輕載輛輪輸辭農遠適遲選遺鄉鄰醜釋鋼錄錢錯鐵鑑開閉間閒陽隊階際隨險難雲靈靜響頁項順須預領頻題額願餘飯館驗驚體髮鬥魯鮮麗黃點齊龍佢哋嘅仲未解儘快噉咗唔喺啲";

    static readonly HashSet<int> Usual = [.. Everyday.Select(c => (int)c)];
    static readonly HashSet<int> Level1 = LoadLevel1();

    public static bool IsEveryday(Rune rune) => Usual.Contains(rune.Value);

    public static bool IsLevel1(Rune rune) => Level1.Contains(rune.Value);

    /// <summary>Both standards put their frequent characters first: GB2312 in B0A1-D7F9, Big5 in A440-C67E.</summary>
    static HashSet<int> LoadLevel1()
    {
        var level1 = new HashSet<int>();
        Add(CodePages.Get("gb18030"), 0xB0, 0xD7, 0xA1);
        Add(CodePages.Get("big5"), 0xA4, 0xC6, 0x40);
        return level1;

        void Add(Encoding encoding, int firstLead, int lastLead, int firstTrail)
        {
            for (var lead = firstLead; lead <= lastLead; lead++)
            {
                for (var trail = firstTrail; trail <= 0xFE; trail++)
                {
                    var character = encoding.GetString([(byte)lead, (byte)trail]);
                    if (character.Length == 1 && character[0] is >= '\u4E00' and <= '\u9FA5')
                        level1.Add(character[0]);
                }
            }
        }
    }
}
